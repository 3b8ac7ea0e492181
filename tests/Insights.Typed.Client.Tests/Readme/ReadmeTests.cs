using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Readme;

/// <summary>The README shows what compiles and runs, and what it gives.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Every_example_is_code_that_is_compiled_here()
    {
        var source = await FileAsync("Readme/Examples.cs");
        var compiled = source.Split("        // <readme>\n").Skip(1).Select(part => part.Split("        // </readme>")[0]);

        Assert.Equal(compiled, await BlocksAsync("csharp"));
    }

    [Fact]
    public async Task The_first_example_gives_what_the_readme_says()
    {
        await using var local = await Local.StartAsync(service => service with { Seed = 4, RowsPerDataset = 1000 });
        var printed = ConsoleText.Capture();

        await Examples.FirstScreenAsync(local.Client);

        Assert.Equal(Assert.Single(await BlocksAsync("text")), printed.ToString());
    }

    [Fact]
    public async Task A_client_is_made_as_the_readme_says() => await Examples.ConnectAsync("tenant", "client", "secret", "user", "password");

    [Fact]
    public async Task The_first_example_and_its_rows_stand_in_the_first_screen()
    {
        var readme = await FileAsync("README.md");

        var end = readme.IndexOf("```\n", readme.IndexOf("```text", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.InRange(readme[..end].Count(c => c == '\n'), 1, 40);
    }

    [Fact]
    public async Task Every_link_leads_to_a_file()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Insights.Typed.sln")))
        {
            root = root.Parent;
        }

        var links = (await FileAsync("README.md")).Split("](").Skip(1).Select(part => part.Split(')')[0]).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(root.FullName, link)), link));
    }

    private static async Task<IEnumerable<string>> BlocksAsync(string language) =>
        (await FileAsync("README.md")).Split($"```{language}\n").Skip(1).Select(part => part.Split("```")[0]);

    private static Task<string> FileAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, path), TestContext.Current.CancellationToken);
}
