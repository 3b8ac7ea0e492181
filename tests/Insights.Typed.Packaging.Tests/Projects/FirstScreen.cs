using System.Text.RegularExpressions;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>Writes the program of a new user: the first screen of the front page, with the client from the page of the local service.</summary>
internal static partial class FirstScreen
{
    private const string UsingDirective = "using Insights.Typed;\n";

    public static async Task AddAsync(string project)
    {
        var (_, frontPage) = await ReadAsync("README.md");
        var (page, blocks) = await ReadAsync("src/Insights.Typed.LocalService/README.md");
        var client = Assert.Single(blocks, block => block.Contains("new Uri(", StringComparison.Ordinal));
        Assert.StartsWith(UsingDirective, frontPage[0], StringComparison.Ordinal);
        Assert.Contains(Port(client), page, StringComparison.Ordinal);

        // The page's port can be in use here.
        client = Address().Replace(client, "Environment.GetEnvironmentVariable(\"INSIGHTS_BASE_ADDRESS\")!");
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), UsingDirective + client + frontPage[0][UsingDirective.Length..]);
    }

    private static async Task<(string Text, List<string> Blocks)> ReadAsync(string path)
    {
        var text = (await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, path))).ReplaceLineEndings("\n");
        return (text, [.. Block().Matches(text).Select(block => block.Groups[1].Value)]);
    }

    private static string Port(string client) => "insights local --mfa --port " + new Uri(Address().Match(client).Groups[1].Value).Port;

    [GeneratedRegex("(?s)```csharp\n(.*?)```", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("\"(http://127[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
