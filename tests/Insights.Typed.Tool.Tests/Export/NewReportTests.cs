namespace Insights.Typed.Tool.Tests.Export;

/// <summary>An entry of which no report runs, while the target cannot store it: the report is created, so that its executions exist when the target is corrected.</summary>
public sealed class NewReportTests
{
    [Fact]
    public async Task A_problem_of_the_target_does_not_prevent_the_first_report()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await StoreOneAsync(export);
        var id = (await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports")[0].GetProperty("reportId").GetString()!;
        (await export.Tool.RunAsync("report", "delete", id)).AssertExit(0);
        Configure(export, "parquet");
        const string Problem = "has files of another format or mode";

        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(1);
        var status = (await export.Tool.RunAsync("export", "status", "--json")).AssertExit(1).Json.GetProperty("entries")[0].GetProperty("problem").GetString()!;
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains(Problem, plan.Output, StringComparison.Ordinal);
        Assert.Contains("create the report ", plan.Output, StringComparison.Ordinal);
        Assert.Contains(Problem, status, StringComparison.Ordinal);
        Assert.EndsWith(" It has no report. Create it: insights export run", status, StringComparison.Ordinal);
        Assert.Contains(Problem, run.Error, StringComparison.Ordinal);
        Assert.Contains("created the report ", run.Output, StringComparison.Ordinal);

        // The night that has passed until the correction is not lost.
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, "csv");
        Assert.Equal(1, await export.RunAsync());
    }

    /// <summary>Nobody else creates the report that follows, and the service executes the ended one no more.</summary>
    [Fact]
    public async Task A_problem_of_the_target_does_not_prevent_the_report_after_one_that_ended()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        await StoreOneAsync(export);
        await using (var client = export.Service.Client())
        {
            var report = await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
            var scheduled = await client.GetScheduledReportAsync(InsightsQuery.FromText(report.Query!), report.ReportId, cancellationToken: TestContext.Current.CancellationToken);
            await scheduled.UpdateAsync(new ReportUpdate { RecurrenceCount = 2 }, TestContext.Current.CancellationToken);
        }

        export.Clock.Advance(ExportFixture.Night + ExportFixture.Night);
        Configure(export, "parquet");

        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);

        Assert.Contains(", because the one before has ended", run.Output, StringComparison.Ordinal);
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, "csv");

        // Two of the ended report, and the first of the new one.
        Assert.Equal(3, await export.RunAsync());
    }

    private static async Task StoreOneAsync(ExportFixture export)
    {
        Configure(export, "csv");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
    }

    private static void Configure(ExportFixture export, string format) =>
        export.Configure($$"""{ "target": { "type": "folder", "path": "data", "format": "{{format}}" }, "datasets": "all", "dateRange": "LIFETIME" }""");
}
