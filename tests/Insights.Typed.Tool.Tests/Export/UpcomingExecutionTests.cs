using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A service that lists the next execution of a report before it is due, as pending, or as paused while the report is.</summary>
public sealed class UpcomingExecutionTests
{
    [Fact]
    public async Task A_report_with_the_query_of_before_is_paused_and_then_deleted()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export);
        Configure(export, "Name, Seats");

        Assert.Contains("paused the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.Contains("deleted the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);

        Assert.Single((await export.Tool.RunAsync("report", "list", "--json")).Json.GetProperty("reports").EnumerateArray());
        for (var night = 0; night < 3; night++)
        {
            export.Clock.Advance(ExportFixture.Night);
            Assert.Equal(1, await export.RunAsync());
            Assert.StartsWith("Name,Seats\n", export.Tool.Folder.Read("data/dataset=Usage/latest.csv"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_with_the_query_of_before_is_not_paused_while_an_execution_is_due()
    {
        await using var export = await StartAsync(options => options.QueueTime = TimeSpan.FromHours(10));
        Configure(export, "Name");
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, "Name, Seats");

        Assert.DoesNotContain("paused", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);

        export.Clock.Advance(TimeSpan.FromHours(11));
        var run = (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output;
        Assert.Contains("paused the report", run, StringComparison.Ordinal);
        Assert.Contains("Usage: 60 rows", run, StringComparison.Ordinal);
    }

    /// <summary>As those of a query with a column that the service has removed: the next one is pending, and none that was due is.</summary>
    [Fact]
    public async Task A_report_whose_executions_fail_is_paused()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export);
        export.Clock.Advance(ExportFixture.Night);
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Configure(export, "Name, Seats");

        Assert.Contains("paused the report", (await export.Tool.RunAsync("export", "run")).AssertExit(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_execution_is_the_reason_why_one_is_missing()
    {
        await using var export = await StartAsync();
        await ExportFirstAsync(export, hours: 168);
        export.Clock.Advance(7 * ExportFixture.Night);
        export.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);
        Assert.Equal(0, await export.RunAsync());
        export.Clock.Advance(ExportFixture.Night);

        Assert.Contains("1 execution of the report failed", (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error, StringComparison.Ordinal);
    }

    private static Task<ExportFixture> StartAsync(Action<LocalServiceOptions>? configure = null) => ExportFixture.StartAsync(
        options =>
        {
            options.ListsUpcomingExecutions = true;
            configure?.Invoke(options);
        },
        Service.Usage);

    private static void Configure(ExportFixture export, string columns, int hours = 24) => export.Configure(
        $$"""{ "target": { "type": "folder", "path": "data", "format": "csv" }, "queries": [{ "name": "Usage", "query": "SELECT {{columns}} FROM Usage TIMESPAN LIFETIME" }], "mode": "replace", "every": {{hours}} }""");

    private static async Task ExportFirstAsync(ExportFixture export, int hours = 24)
    {
        Configure(export, "Name", hours);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Assert.Equal(1, await export.RunAsync());
    }
}
