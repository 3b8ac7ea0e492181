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
    public async Task A_report_of_every_night_is_read_as_the_readme_says()
    {
        await using var local = await Local.StartAsync(client: options => options.WatchInterval = TimeSpan.FromHours(12));
        var printed = ConsoleText.Capture();

        await Examples.ScheduleAsync(local.Client, Idle, null);

        Assert.Equal(365 * 2, printed.ToString().Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_table_is_filled_as_the_readme_says()
    {
        await using var local = await Local.StartAsync();

        using var table = await Examples.LoadAsync(local.Client, Idle);

        Assert.Equal(["CustomerName", "AssignedSeats"], table.Columns.Cast<System.Data.DataColumn>().Select(column => column.ColumnName));
        Assert.Equal(2, table.Rows.Count);
        Assert.IsType<long>(table.Rows[0]["AssignedSeats"]);
    }

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

    private static Query<object> Idle { get; } = Datasets.DynamicsUsage.During(t => t.Lifetime).Take(2).Select<object>(x => new { x.CustomerName, x.AssignedSeats });

    private static async Task<IEnumerable<string>> BlocksAsync(string language) =>
        (await FileAsync("README.md")).Split($"```{language}\n").Skip(1).Select(part => part.Split("```")[0]);

    private static Task<string> FileAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, path), TestContext.Current.CancellationToken);
}
