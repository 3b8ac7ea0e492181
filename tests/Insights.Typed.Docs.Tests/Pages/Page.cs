using System.Text.RegularExpressions;

namespace Insights.Typed.Docs.Tests.Pages;

/// <summary>A page of the documentation: any <c>*.md</c> file of the repository.</summary>
/// <param name="Path">The path, relative to the root of the repository, with slashes.</param>
/// <param name="Text">The content.</param>
internal sealed partial record Page(string Path, string Text)
{
    public static string Root { get; } = RootAbove(new DirectoryInfo(AppContext.BaseDirectory)).FullName;

    /// <summary>Every page of the repository, in the order of their paths.</summary>
    public static IReadOnlyDictionary<string, Page> All { get; } = FilesBelow(new DirectoryInfo(Root))
        .Select(file => System.IO.Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .ToDictionary(path => path, path => new Page(path, ReadText(path)), StringComparer.Ordinal);

    /// <summary>Its code blocks, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; } = [.. Fenced().Matches(Text).Select(match => new Block(
        match.Groups["language"].Value, match.Groups["code"].Value, Text[..match.Index].Count(c => c == '\n') + 1))];

    /// <summary>The text outside of code blocks.</summary>
    public string Prose { get; } = Fenced().Replace(Text, "");

    public static string ReadText(string path) =>
        File.ReadAllText(System.IO.Path.Combine(Root, path)).ReplaceLineEndings("\n");

    public static bool Exists(string path) => System.IO.Path.Exists(System.IO.Path.Combine(Root, path));

    public override string ToString() => Path;

    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder) => folder
        .GetFiles("*.md").Where(file => !file.Name.EndsWith(".received.md", StringComparison.Ordinal))
        .Concat(folder.GetDirectories()
            .Where(below => below.Name is not ("bin" or "obj" or "artifacts" or "TestResults" or "BenchmarkDotNet.Artifacts" or "node_modules") && !below.Name.StartsWith('.'))
            .SelectMany(FilesBelow));

    private static DirectoryInfo RootAbove(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, "Insights.Typed.sln")) ? folder : RootAbove(folder.Parent!);

    [GeneratedRegex("^(?<fence>```+)(?<language>[^\n`]*)\n(?<code>.*?)^\\k<fence>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();
}

/// <summary>A code block on a page.</summary>
/// <param name="Language">The language after its opening fence.</param>
/// <param name="Code">Its lines, each with its end.</param>
/// <param name="Line">The line of its opening fence, counted from one.</param>
internal sealed record Block(string Language, string Code, int Line);
