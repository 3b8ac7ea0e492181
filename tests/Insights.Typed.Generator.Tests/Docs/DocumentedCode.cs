using System.Reflection;
using System.Text.RegularExpressions;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>A code block on a page, and the build output that the page shows for it.</summary>
/// <param name="Language">The language after its opening fence.</param>
/// <param name="Code">Its lines.</param>
/// <param name="ExpectedOutput">The block of <c>text</c> immediately after it; null if none exists.</param>
internal sealed partial record DocumentedCode(string Language, string Code, string? ExpectedOutput)
{
    private static readonly string Root = Path.Combine(
        typeof(DocumentedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!, "../..");

    /// <summary>The path of a file of the repository.</summary>
    public static string GetPath(string path) => Path.Combine(Root, path);

    /// <summary>The code blocks of a page. A text block that follows none of them fails, because no code produces it.</summary>
    public static IReadOnlyList<DocumentedCode> Parse(string page)
    {
        var blocks = new List<DocumentedCode>();
        foreach (Match block in Fenced().Matches(page.ReplaceLineEndings("\n")))
        {
            if (block.Groups[1].Value == "text")
            {
                Assert.True(blocks is [.., { ExpectedOutput: null }], "No code produces this output: " + block.Value);
                blocks[^1] = blocks[^1] with { ExpectedOutput = block.Groups[2].Value };
            }
            else
            {
                blocks.Add(new(block.Groups[1].Value, block.Groups[2].Value, ExpectedOutput: null));
            }
        }

        return blocks;
    }

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();
}
