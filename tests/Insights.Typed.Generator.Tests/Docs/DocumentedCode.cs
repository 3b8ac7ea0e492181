using System.Reflection;
using System.Text.RegularExpressions;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>A block of code on a page, and what the page says that the build says to it.</summary>
/// <param name="Language">What stands behind its opening fence.</param>
/// <param name="Code">Its lines.</param>
/// <param name="ExpectedOutput">The block of <c>text</c> right behind it; null where there is none.</param>
internal sealed partial record DocumentedCode(string Language, string Code, string? ExpectedOutput)
{
    private static readonly string Root = Path.Combine(
        typeof(DocumentedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!, "../..");

    /// <summary>Where a file of the source tree is.</summary>
    public static string GetPath(string path) => Path.Combine(Root, path);

    /// <summary>The blocks of a page. A text behind none of them fails: nothing would tell where it comes from.</summary>
    public static IReadOnlyList<DocumentedCode> Parse(string page)
    {
        var blocks = new List<DocumentedCode>();
        foreach (Match block in Fenced().Matches(page.ReplaceLineEndings("\n")))
        {
            if (block.Groups[1].Value == "text")
            {
                Assert.True(blocks is [.., { ExpectedOutput: null }], "Nothing says: " + block.Value);
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
