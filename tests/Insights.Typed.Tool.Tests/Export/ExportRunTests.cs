using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>Passes of an export over several nights.</summary>
public sealed class ExportRunTests
{
    [Fact]
    public async Task Each_execution_is_exported_once()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);

        var first = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(2, await export.RunAsync());
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(2, await export.RunAsync());

        Assert.Contains("Usage: created the report ", first.Output, StringComparison.Ordinal);
        Assert.EndsWith("Z.\n", first.Output, StringComparison.Ordinal);
        Assert.Equal("120", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("Usage")}"));
        Assert.Equal([["2026-03-10"], ["2026-03-11"]], DuckDb.Query($"SELECT DISTINCT strftime(date, '%Y-%m-%d') AS d FROM {export.Parquet("Usage")} ORDER BY d"));
        Assert.Equal(
            [["Id", "UUID"], ["Name", "VARCHAR"], ["Market", "VARCHAR"], ["Seats", "BIGINT"], ["Month", "DATE"], ["dataset", "VARCHAR"], ["date", "DATE"]],
            DuckDb.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {export.Parquet("Usage")})").Select(row => (string?[])[row[0], row[1]]));
    }

    [Fact]
    public async Task A_gained_column_gets_a_new_report_and_no_night_is_lost()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        export.Service.ChangeDataset("Usage", dataset => dataset with { Columns = dataset.Columns.Append(dataset.Columns[1] with { Name = "Region", Identifier = "Region" }).ToEquatableArray() });

        var change = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        export.Clock.Advance(ExportFixture.FirstNight);
        var next = (await export.Tool.RunAsync("export", "run")).AssertExit(0);

        Assert.Contains("paused the report", change.Output, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows of 2026-03-10", change.Output, StringComparison.Ordinal);
        Assert.Contains("deleted the report", next.Output, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows of 2026-03-10", next.Output, StringComparison.Ordinal);
        Assert.Equal([["60", "120"]], DuckDb.Query($"SELECT count(Region), count(*) FROM {export.Parquet("Usage")}"));
        Assert.Single((await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports").EnumerateArray());
    }

    /// <summary>A schema file cannot have both columns, and a query can.</summary>
    [Fact]
    public async Task Two_columns_with_one_CSharp_name_are_exported()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Service.ChangeDataset("Usage", dataset => dataset with
        {
            Columns = dataset.Columns.Concat(((string[])["Sales-Area", "Sales_Area"]).Select(name => dataset.Columns[1] with { Name = name, Identifier = name })).ToEquatableArray(),
        });
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);

        Assert.Equal(1, await export.RunAsync());
        Assert.Equal([["60", "60"]], DuckDb.Query($"SELECT count(\"Sales-Area\"), count(Sales_Area) FROM {export.Parquet("Usage")}"));
        Assert.Contains("'Sales_Area' and 'Sales-Area' would both become the C# name", (await export.Tool.RunAsync("schema", "refresh")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_column_is_an_error_that_stops_only_its_entry()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(2, await export.RunAsync());
        export.Service.ChangeDataset("Usage", dataset => dataset with { Columns = dataset.Columns.Where(column => column.Name != "Market").ToEquatableArray() });
        await export.RunAsync(exitCode: 1);
        export.Clock.Advance(ExportFixture.Night);

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        const string Lost = "have the column Market, which the report no longer has. To start again without it, give the entry another name.";
        Assert.Contains(Lost, run.Error, StringComparison.Ordinal);
        Assert.Contains("Error: Usage: The files in ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", run.Error, StringComparison.Ordinal);
        Assert.Contains("Sales: 60 rows", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 entries failed. 1 execution with 60 rows exported; the next one is due at ", run.Output, StringComparison.Ordinal);

        // Without the folder, the executions of the report with the column are exported again.
        Directory.Move(export.Tool.Folder["data/dataset=Usage"], export.Tool.Folder["moved"]);
        Assert.Contains(Lost, (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);

        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": [{ "dataset": "Usage", "name": "Usage2" }, "Sales"], "dateRange": "LIFETIME" }""");
        var other = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        Assert.Contains("Usage is in the target, but no longer an entry", other.Error, StringComparison.Ordinal);
        Assert.Contains("belongs to no entry, and still runs", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_has_ended_is_recreated()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        await using (var client = export.Service.Client())
        {
            var report = await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
            var scheduled = await client.GetScheduledReportAsync(InsightsQuery.FromText(report.Query!), report.ReportId, cancellationToken: TestContext.Current.CancellationToken);
            await scheduled.UpdateAsync(new ReportUpdate { RecurrenceCount = 1 }, TestContext.Current.CancellationToken);
        }

        export.Clock.Advance(ExportFixture.Night + ExportFixture.Night);
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        Assert.Contains(", because the one before has ended; it runs every 24 hours", run.Output, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows", run.Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
    }

    [Fact]
    public async Task Status_shows_each_entry()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        var before = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1).Json.GetProperty("entries")[0];
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();

        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(0).Json.GetProperty("entries")[0];
        Assert.Equal("It has no report. Create it: insights export run", before.GetProperty("problem").GetString());
        Assert.Equal((60, 1), (status.GetProperty("last").GetProperty("rows").GetInt32(), status.GetProperty("executions").GetInt32()));
        var due = DateTimeOffset.Parse(status.GetProperty("nextDue").GetString()!, CultureInfo.InvariantCulture);
        Assert.InRange(due - export.Clock.GetUtcNow(), TimeSpan.Zero, ExportFixture.Night);

        export.Clock.Advance(3 * ExportFixture.Night);
        Assert.Contains("not in the target", (await export.Tool.RunAsync("export", "status")).AssertExit(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);

        Assert.Contains("create the report 'Export Usage ", plan.Output, StringComparison.Ordinal);
        Assert.Contains("create the folder ", plan.Output, StringComparison.Ordinal);
        Assert.Empty(export.FileNames);
        Assert.All(export.Service.Requests, request => Assert.Equal("GET", request.Method));
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();
        Assert.Contains("no change", (await export.Tool.RunAsync("export", "plan")).AssertExit(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("does not exist", "--file", "missing.json")]
    [InlineData("--account and --shard require accounts", "--shard", "1/2")]
    public async Task Watching_what_is_wrong_from_the_start_ends_at_once(string expected, params string[] options)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        Assert.Contains(expected, (await export.Tool.RunAsync(["export", "watch", .. options])).AssertExit(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_continues_until_it_is_stopped()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var watching = new TestTool
        {
            Time = export.Service.Time,
            OnErrorWritten = null,
        };
        foreach (var (name, value) in export.Tool.Environment)
        {
            watching.Environment[name] = value;
        }

        watching.Folder.Write("schemas/Usage.json", Service.Usage);
        watching.Folder.Write("insights.export.json", $$"""{ "target": { "type": "folder", "path": {{System.Text.Json.JsonSerializer.Serialize(export.Tool.Folder["data"])}} }, "datasets": "all", "dateRange": "LIFETIME" }""");
        var running = watching.RunUntilAsync(stop.Token, "export", "watch", "--every", "60");
        while (export.FileNames.Count(name => name.EndsWith(".parquet", StringComparison.Ordinal)) < 3)
        {
            Assert.False(running.IsCompleted);
            await Task.Yield();
        }

        await stop.CancelAsync();
        var run = await running;
        Assert.True(run.ExitCode is 0 or 130);
        Assert.Contains("Usage: 60 rows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_a_schema_file_has_the_types_of_the_library()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas/MSLearn.json"), TestContext.Current.CancellationToken);
        await using var export = await ExportFixture.StartAsync(Service.Usage, shipped);
        File.Delete(export.Tool.Folder["schemas/MSLearn.json"]);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();

        Assert.Equal(
            [["UserId", "UUID"], ["CompletionDate", "DATE"]],
            DuckDb.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT UserId, CompletionDate FROM {export.Parquet("MSLearn")})").Select(row => (string?[])[row[0], row[1]]));
    }
}
