using System.Reflection;
using Insights.Typed.Docs.Tests.Examples;

namespace Insights.Typed.Docs.Tests.Pages;

/// <summary>A compiled file with the examples of one page.</summary>
internal sealed class ExampleFile
{
    private const string Start = "// <page>";
    private const string Folder = "tests/Insights.Typed.Docs.Tests/Examples";

    private ExampleFile(Type type)
    {
        Type = type;
        Page = type.GetCustomAttribute<ExamplesOfAttribute>()!.Page;
        Path = $"{Folder}/{type.Name}.cs";
        var lines = Pages.Page.ReadText(Path).Split('\n');
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            switch (lines[i].Trim())
            {
                case var line when line.StartsWith(Start, StringComparison.Ordinal):
                    var end = Array.FindIndex(lines, i, line => line.Trim() == "// </page>");
                    Examples.Add((Directive(line[Start.Length..].Trim(), lines) + string.Concat(RemoveIndentation(lines[(i + 1)..end])), lines[start..i].Any(line => line.Trim() == "[Prints]")));
                    break;
                case "// </page>":
                    start = i;
                    break;
            }
        }
    }

    public static IReadOnlyList<ExampleFile> All { get; } = [.. typeof(ExampleFile).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(ExamplesOfAttribute)))
        .Select(type => new ExampleFile(type))];

    public string Page { get; }

    public string Path { get; }

    /// <summary>The code of each example, and whether its output is compared.</summary>
    public List<(string Code, bool Prints)> Examples { get; } = [];

    private Type Type { get; }

    /// <summary>The output of each example whose page shows it, in order.</summary>
    public IEnumerable<Func<InsightsClient, Task>> PrintingExamples => Type
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(method => method.IsDefined(typeof(PrintsAttribute)))
        .OrderBy(method => method.MetadataToken)
        .Select(method => method.CreateDelegate<Func<InsightsClient, Task>>());

    /// <summary>The file for the examples of a page, which may be missing.</summary>
    public static ExampleFile Get(Page page) => All.SingleOrDefault(file => file.Page == page.Path)
        ?? throw new Xunit.Sdk.XunitException(
            $"{page}:{page.Blocks.First(block => block.Language == "csharp").Line}: no project compiles this block of C#. " +
            $"Create a class in {Folder} with [ExamplesOf(\"{page}\")], and put each of the page's blocks between the lines // <page> and // </page> there.");

    /// <summary>A using directive that the page shows before the code. The file has it at its top, where it is compiled.</summary>
    private static string Directive(string directive, string[] lines) =>
        directive.Length == 0 ? ""
        : lines.Contains(directive) ? directive + "\n\n"
        : throw new Xunit.Sdk.XunitException($"'{directive}' follows {Start}, but the file does not have it at its top.");

    private static IEnumerable<string> RemoveIndentation(string[] lines)
    {
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return lines.Select(line => (line.Length > 0 ? line[indent..] : line) + "\n");
    }
}
