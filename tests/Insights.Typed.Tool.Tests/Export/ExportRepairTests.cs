using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>What failed, was killed or does not fit, and the pass after it.</summary>
public sealed class ExportRepairTests
{
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
}
