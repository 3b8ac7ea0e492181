using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.LocalService;

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
    public async Task The_rows_are_those_of_the_report_in_each_format()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        foreach (var format in new[] { "parquet", "csv", "jsonl" })
        {
            export.Configure($$"""{ "target": { "type": "folder", "path": "{{format}}", "format": "{{format}}" }, "datasets": ["Usage"], "dateRange": "LIFETIME" }""");
            await export.RunAsync();
            if (format == "parquet")
            {
                export.Clock.Advance(ExportFixture.FirstNight);
            }

            Assert.Equal(1, await export.RunAsync() + (format == "parquet" ? 0 : 1));
        }

        var report = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "download", report, "-o", "raw.csv")).AssertExit(0);
        var root = export.Tool.Folder.Path;
        const string Columns = "Id::UUID::VARCHAR, Name::VARCHAR, Market::VARCHAR, Seats::BIGINT::VARCHAR, Month::DATE::VARCHAR";
        var expected = DuckDb.Query($"SELECT {Columns} FROM read_csv('{root}/raw.csv', all_varchar = true)");
        Assert.Equal(60, expected.Count);
        Assert.Equal(expected, DuckDb.Query($"SELECT {Columns} FROM {export.Parquet("Usage", "parquet")}"));
        Assert.Equal(expected, DuckDb.Query($"SELECT {Columns} FROM read_csv('{root}/csv/dataset=Usage/*/*.csv', all_varchar = true)"));
        Assert.Equal(expected, DuckDb.Query($"SELECT {Columns} FROM read_json('{root}/jsonl/dataset=Usage/*/*.jsonl', format = 'newline_delimited')"));
    }

    [Fact]
    public async Task The_newest_execution_replaces_the_others()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": ["Usage"], "mode": "replace", "dateRange": "LIFETIME" }""");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight + ExportFixture.Night + ExportFixture.Night);

        Assert.Equal(1, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(1, await export.RunAsync());
        Assert.Equal(0, await export.RunAsync());

        Assert.Equal("60", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("Usage")}"));
        Assert.Equal("data/dataset=Usage/latest.parquet", Assert.Single(export.FileNames, name => name.EndsWith(".parquet", StringComparison.Ordinal)));

        // The same folder cannot have both: programs would read rows twice.
        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": ["Usage"], "dateRange": "LIFETIME" }""");
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        Assert.Contains("has files of another format or mode, such as latest.parquet", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", "data.db")]
    [InlineData("duckdb", "data.duckdb")]
    public async Task A_database_gets_a_table_for_each_entry(string type, string file)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        export.Configure($$"""{ "target": { "type": "{{type}}", "path": "{{file}}" }, "datasets": "all", "dateRange": "LIFETIME" }""");

        Assert.Contains("create the table", (await export.Tool.RunAsync("export", "plan")).AssertExit(0).Output, StringComparison.Ordinal);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(2, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);
        Assert.Equal(2, await export.RunAsync());
        Assert.Equal(0, await export.RunAsync());

        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(0).Json.GetProperty("entries")[0];
        Assert.Equal((60, 2), (status.GetProperty("last").GetProperty("rows").GetInt32(), status.GetProperty("executions").GetInt32()));
    }

    [Theory]
    [InlineData("\"type\": \"folder\"", "target.path is required for the type folder.")]
    [InlineData("\"type\": \"sqlite\", \"path\": \"a.db\", \"format\": \"csv\"", "target.format does not apply to the type sqlite.")]
    [InlineData("\"type\": \"postgresql\"", "target.connectionVariable is required")]
    [InlineData("\"type\": \"postgresql\", \"connectionVariable\": \"PG\", \"path\": \"x\"", "target.path does not apply to the type postgresql.")]
    [InlineData("\"type\": \"postgresql\", \"connectionVariable\": \"NOT_SET\"", "The environment variable NOT_SET is not set.")]
    [InlineData("\"type\": \"postgresql\", \"connectionVariable\": \"PG\"", "The environment variable PG: ")]
    public async Task A_wrong_target_is_refused_before_anything_is_created(string target, string expected)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Tool.Environment["PG"] = "Passwort=geheim";
        export.Configure($$"""{ "target": { {{target}} }, "datasets": "all" }""");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
        Assert.Empty(export.Service.Requests);
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

    [Fact]
    public async Task A_lost_column_is_an_error_that_stops_only_its_entry()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(2, await export.RunAsync());
        export.Service.ChangeDataset("Usage", dataset => dataset with { Columns = dataset.Columns.Where(column => column.Name != "Market").ToEquatableArray() });
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.Night);

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        Assert.Contains("have the column Market, which the report no longer has. To start again without it, move the folder away", run.Error, StringComparison.Ordinal);
        Assert.Contains("Sales: 60 rows", run.Output, StringComparison.Ordinal);

        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": [{ "dataset": "Usage", "name": "Usage2" }, "Sales"], "dateRange": "LIFETIME" }""");
        var other = (await export.Tool.RunAsync("export", "run")).AssertExit(0);
        Assert.Contains("Usage is in the target, but no longer an entry", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_download_leaves_nothing_and_the_next_pass_continues()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        export.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(500));

        Assert.Equal(0, await export.RunAsync(exitCode: 1));
        Assert.Equal(["data/dataset=Usage/_insights/lock"], export.FileNames);
        Assert.Equal(1, await export.RunAsync());
    }

    [Fact]
    public async Task Two_exporters_at_once_export_each_execution_once()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => export.Tool.RunAsync("export", "run", "--json")));

        Assert.Equal(2, runs.Sum(run => ExportFixture.CountExported(run)));
        Assert.Equal("60", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("Usage")}"));
    }

    /// <summary>A program that is killed leaves temporary files, or the file of an execution without its record.</summary>
    [Fact]
    public async Task What_a_killed_program_left_is_repaired()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        await export.RunAsync();
        var record = Assert.Single(export.FileNames, name => name.EndsWith(".json", StringComparison.Ordinal));
        File.Delete(export.Tool.Folder[record]);
        export.Tool.Folder.Write("data/dataset=Usage/date=2026-03-10/.part-x.parquet.abc.tmp", "half");
        var files = export.FileNames.ToList();

        Assert.Equal(1, await export.RunAsync());
        Assert.Equal(0, await export.RunAsync());

        Assert.Equal(files.Where(name => !name.EndsWith(".tmp", StringComparison.Ordinal)).Append(record).Order(StringComparer.Ordinal), export.FileNames);
        Assert.Equal("60", DuckDb.QueryValue($"SELECT count(*) FROM {export.Parquet("Usage")}"));
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
    public async Task Rows_that_do_not_fit_are_stored_separately_if_allowed()
    {
        const string Wrong = """{ "datasetName": "Usage", "selectableColumns": ["Name", "Seats"], "availableDateRanges": ["LIFETIME"] }""";
        await using var export = await ExportFixture.StartAsync(Wrong);
        export.Tool.Folder.Write("schemas/Usage.json", Wrong.Replace("\"LIFETIME\"]", "\"LIFETIME\"], \"typed\": { \"columns\": { \"Name\": { \"type\": \"integer\" } } }", StringComparison.Ordinal));
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        var refused = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
        Assert.Contains("Name", refused.Error, StringComparison.Ordinal);

        export.Configure("""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LIFETIME", "maxRejected": "100%" }""");
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0);

        Assert.Contains("Usage: 0 rows", run.Output, StringComparison.Ordinal);
        Assert.Contains(", 60 rejected", run.Output, StringComparison.Ordinal);
        Assert.Single(export.FileNames, name => name.StartsWith("data/dataset=Usage/_insights/rejected/", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal));
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
}
