using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>An entry without a column that the target has: the report with the column continues, because the target would refuse the executions of another one.</summary>
public sealed class LostColumnTests
{
    private const int Entries = 16;
    private const string Lost = "the column Market, which the report no longer has.";

    [Theory]
    [InlineData("folder", "data")]
    [InlineData("sqlite", "data.db")]
    [InlineData("duckdb", "data.duckdb")]
    public async Task The_report_with_the_column_continues(string type, string path)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        Configure(export, type, path);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
        Configure(export, type, path, omitted: "\"Market\"");

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(1);
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1);

        Assert.Contains(Lost, plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("create", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pause", plan.Output, StringComparison.Ordinal);
        Assert.Contains(Lost, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("created", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("paused", run.Output, StringComparison.Ordinal);
        Assert.Contains(Lost, status.Json.GetProperty("entries")[0].GetProperty("problem").GetString(), StringComparison.Ordinal);

        // No night is lost, and the column can come back.
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync(exitCode: 1));
        Configure(export, type, path);
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync());
        Assert.Single((await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports").EnumerateArray());
    }

    /// <summary>The target gets the column with that execution.</summary>
    [Fact]
    public async Task An_execution_that_is_not_exported_yet_has_the_column()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        Configure(export, "folder", "data");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, "folder", "data", omitted: "\"Market\"");

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);
        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1).Json.GetProperty("entries")[0].GetProperty("problem").GetString();
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Matches("Usage: .*\n  export 1 execution of the report [0-9a-f-]+ first; if the target then refuses the columns of the entry, no report is changed\n", plan.Output);
        Assert.Matches("^1 completed execution of the report [0-9a-f-]+ is not in the target. Run: insights export run, which stores it or says why not.$", status);
        Assert.Contains("Usage: 60 rows", run.Output, StringComparison.Ordinal);
        Assert.Contains(Lost, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("created", run.Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync(exitCode: 1));
    }

    /// <summary>Both reports run: the new one was created before the target had the column, while an execution of the other one was due.</summary>
    [Fact]
    public async Task A_report_with_the_column_is_not_paused_later_either()
    {
        await using var export = await ExportFixture.StartAsync(options => options.QueueTime = TimeSpan.FromHours(10), Service.Usage);
        Configure(export, "folder", "data");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, "folder", "data", omitted: "\"Market\"");
        var change = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        export.Clock.Advance(TimeSpan.FromHours(11));

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains("created the report", change.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("paused", change.Output, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows", run.Output, StringComparison.Ordinal);
        Assert.Contains(Lost, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("paused", run.Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync(exitCode: 1));
    }

    /// <summary>The former report runs until the pass after the correction, whose execution of that night adds the column once more.</summary>
    [Fact]
    public async Task A_column_that_a_person_drops_is_no_longer_needed()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        Configure(export, "sqlite", "data.db");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
        Configure(export, "sqlite", "data.db", omitted: "\"Market\"");
        Assert.Contains(
            "has the column Market, which the report no longer has. Drop the column to continue without it, and once more",
            (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error,
            StringComparison.Ordinal);
        await DropMarketAsync(export);
        export.Clock.Advance(ExportFixture.Night);

        var change = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        export.Clock.Advance(ExportFixture.Night);
        var again = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        await DropMarketAsync(export);
        var last = (await export.Tool.RunAsync("export", "run")).AssertExit(0);

        Assert.Contains("created the report ", change.Output, StringComparison.Ordinal);
        Assert.Contains("paused the report ", change.Output, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows", change.Output, StringComparison.Ordinal);
        Assert.Contains("has the column Market", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("deleted", again.Output, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows", last.Output, StringComparison.Ordinal);
        Assert.Contains("deleted the report ", last.Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync());
    }

    /// <summary>Each entry reads its columns in the target while others write.</summary>
    [Theory]
    [InlineData("sqlite", "data.db")]
    [InlineData("duckdb", "data.duckdb")]
    public async Task Many_entries_change_their_reports_at_the_same_time(string type, string path)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        ConfigureMany(export, type, path, "LIFETIME");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(Entries, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        ConfigureMany(export, type, path, "LAST_6_MONTHS");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);

        Assert.Equal(Entries, run.Output.Split("created the report ").Length - 1);
        Assert.Equal(Entries, run.Output.Split("paused the report ").Length - 1);
        Assert.Equal(Entries, run.Output.Split(": 60 rows of ").Length - 1);
    }

    private static async Task DropMarketAsync(ExportFixture export)
    {
        await using var connection = new SqliteConnection($"Data Source={export.Tool.Folder["data.db"]};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE Usage DROP COLUMN Market";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static void Configure(ExportFixture export, string type, string path, string omitted = "") =>
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{path}}" }, "datasets": [{ "dataset": "Usage", "omit": [{{omitted}}] }], "dateRange": "LIFETIME" }""");

    private static void ConfigureMany(ExportFixture export, string type, string path, string range)
    {
        var datasets = Enumerable.Range(1, Entries).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{ "dataset": "Usage", "name": "Usage{{i}}" }"""));
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{path}}" }, "maxParallel": 16, "datasets": [{{string.Join(", ", datasets)}}], "dateRange": "{{range}}" }""");
    }
}
