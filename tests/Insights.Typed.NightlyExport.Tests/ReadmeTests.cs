
namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The sample does what its page says.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-nightly-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_prints_the_output_of_the_page_also_on_an_existing_database()
    {
        var shown = Assert.Single((await ReadmeAsync()).Split("```text\n").Skip(1), _ => true).Split("```")[0];

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.True((first.ExitCode, second.ExitCode) == (0, 0), first.Errors + second.Errors);
        Assert.Equal(shown, first.Output);
        var lines = second.Output.Split('\n').ToList();
        Assert.Equal(1, lines.RemoveAll(line => line.EndsWith(" anymore.", StringComparison.Ordinal)));
        Assert.Equal(shown.Split('\n'), lines);
        Assert.Equal("nightly.db", Assert.Single(folder.GetFiles()).Name);
    }

    [Theory]
    [InlineData("Nights must be at least 1, not 0.", "--Nights", "0")]
    [InlineData("'many'", "--Nights", "many")]
    [InlineData("The database no/such/folder/nightly.db cannot be opened", "--Database", "no/such/folder/nightly.db")]
    [InlineData("MaxRetries", "--Insights:MaxRetries", "-1")]
    [InlineData("CallbackUrl must be an address such as", "--CallbackUrl", "here")]
    [InlineData("INSIGHTS_BASE_ADDRESS also requires INSIGHTS_ACCESS_TOKEN", "--INSIGHTS_BASE_ADDRESS", "http://127.0.0.1:1/")]
    [InlineData("The real service also requires INSIGHTS_CLIENT_ID, INSIGHTS_CLIENT_SECRET, INSIGHTS_USER_NAME, INSIGHTS_PASSWORD, or a sign-in: insights login", "--INSIGHTS_TENANT_ID", "tenant")]
    [InlineData("The real service also requires INSIGHTS_TENANT_ID, INSIGHTS_CLIENT_SECRET, INSIGHTS_USER_NAME", "--INSIGHTS_TENANT_ID", " ", "--INSIGHTS_CLIENT_ID", "app")]
    public async Task Impossible_arguments_are_reported_in_one_line(string expected, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Scheduled", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_refers_to_a_file()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Insights.Typed.sln")))
        {
            root = root.Parent;
        }

        var links = (await ReadmeAsync()).Split("](").Skip(1).Select(part => part.Split(')')[0]).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(root.FullName, "samples", "NightlyExport", link)), link));
    }

    private static Task<string> ReadmeAsync() => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"), TestContext.Current.CancellationToken);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var program = RunningProgram.Start("NightlyExport", arguments, folder: folder.FullName);
        var (exitCode, output, errors) = await program.WaitForExitAsync();
        return (exitCode, output.ReplaceLineEndings("\n"), errors);
    }
}
