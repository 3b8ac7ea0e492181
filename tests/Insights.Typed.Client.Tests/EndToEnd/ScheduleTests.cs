
namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>A report that is scheduled, found again, and read before and after its executions.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public async Task A_scheduled_report_is_found_and_executed_when_its_time_comes()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;
        var query = await local.Client.CreateQueryAsync("Ids", Datasets.DynamicsUsage.Select(x => x.SubscriptionId), cancellationToken: cancel);
        var start = local.Time.GetUtcNow() + TimeSpan.FromHours(4);

        var report = await local.Client.CreateReportAsync(
            query.QueryId,
            new ReportSchedule { ReportName = "Daily", StartTime = start, RecurrenceInterval = 24, RecurrenceCount = 3, Format = ReportFormat.Tsv },
            cancel);

        Assert.Equal((start, 24, 3, ReportFormat.Tsv), (report.StartTime, report.RecurrenceInterval, report.RecurrenceCount, report.Format));
        Assert.Equal(report.ReportId, (await local.Client.GetReportsAsync(queryId: query.QueryId, cancellationToken: cancel).SingleAsync(cancel)).ReportId);
        Assert.Empty(await local.Client.GetExecutionsAsync(report.ReportId, statuses: [ExecutionStatus.Completed], cancellationToken: cancel).ToListAsync(cancel));

        local.Time.Advance(TimeSpan.FromHours(5));
        var executions = await local.Client.GetExecutionsAsync(report.ReportId, statuses: [ExecutionStatus.Completed], cancellationToken: cancel).ToListAsync(cancel);

        Assert.NotEmpty(executions);
        var latest = await local.Client.GetLatestExecutionAsync(report.ReportId, cancel);
        Assert.Contains(latest!.ExecutionId, executions.Select(e => e.ExecutionId));
        Assert.Equal(latest.ExecutionId, (await local.Client.GetExecutionsAsync(report.ReportId, [latest.ExecutionId], cancellationToken: cancel).SingleAsync(cancel)).ExecutionId);
        await Assert.ThrowsAsync<InsightsServiceException>(async () => await local.Client.GetExecutionsAsync("unknown", cancellationToken: cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task Queries_are_distinguished_by_their_origin()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;
        var created = await local.Client.CreateQueryAsync("Ids", Datasets.DynamicsUsage.Select(x => x.SubscriptionId), cancellationToken: cancel);

        var all = await local.Client.GetQueriesAsync(cancellationToken: cancel).Select(q => q.QueryId).ToListAsync(cancel);
        var createdIds = await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: cancel).Select(q => q.QueryId).ToListAsync(cancel);
        var system = await local.Client.GetQueriesAsync(origin: QueryOrigin.System, cancellationToken: cancel).Select(q => q.QueryId).ToListAsync(cancel);

        Assert.Equal([created.QueryId], createdIds);
        Assert.NotEmpty(system);
        Assert.Equal(all.Order(), system.Append(created.QueryId).Order());
        Assert.Empty(await local.Client.GetQueriesAsync(queryName: "Nothing", cancellationToken: cancel).ToListAsync(cancel));
    }
}
