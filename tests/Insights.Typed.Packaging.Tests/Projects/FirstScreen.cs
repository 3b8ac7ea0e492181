using System.Text.RegularExpressions;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>Writes the program of a newcomer: the first screen of the front page, with the client that the page shows for the local service.</summary>
internal static partial class FirstScreen
{
    private const string UsingDirective = "using Insights.Typed;\n";

    public static async Task AddAsync(string project)
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "README.md"))).ReplaceLineEndings("\n");
        var blocks = Block().Matches(page).Select(block => block.Groups[1].Value).ToList();
        var client = Assert.Single(blocks, block => block.Contains("new Uri(", StringComparison.Ordinal));
        Assert.StartsWith(UsingDirective, blocks[0], StringComparison.Ordinal);
        Assert.Contains(Port(client), page, StringComparison.Ordinal);

        // The page's port can be in use here.
        client = Address().Replace(client, "Environment.GetEnvironmentVariable(\"INSIGHTS_BASE_ADDRESS\")!");
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), UsingDirective + client + blocks[0][UsingDirective.Length..]);
    }

    private static string Port(string client) => "insights local --mfa --port " + new Uri(Address().Match(client).Groups[1].Value).Port;

    [GeneratedRegex("(?s)```csharp\n(.*?)```", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("\"(http://127[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
