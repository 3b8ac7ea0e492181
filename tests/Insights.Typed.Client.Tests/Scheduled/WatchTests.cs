using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>Watching a report while it changes, fails or is deleted.</summary>
public sealed class WatchTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Take(5).Select(x => x.SubscriptionId);
    private static readonly ReportSchedule Twice = new() { ReportName = "Twice", RecurrenceInterval = 24, RecurrenceCount = 2 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outage_of_hours_is_retried()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.WatchInterval = TimeSpan.FromHours(1));
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);
        local.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ErrorStatus(503), times: 40);

        var returned = await report.WatchAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(2, returned.Count);
        Assert.Equal(0, local.Service.Faults.Remaining);
    }

    [Fact]
    public async Task An_outage_beyond_MaxOutage_is_reported()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => (options.WatchInterval, options.MaxOutage) = (TimeSpan.FromHours(1), TimeSpan.FromHours(6)));
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);
        local.Service.Faults.Add(InsightsOperation.ListReports, LocalServiceFault.ErrorStatus(503), times: 1000);
        var before = local.Time.GetUtcNow();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await report.WaitForNextAsync(cancellationToken: Cancel));

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.InRange(local.Time.GetUtcNow() - before, TimeSpan.FromHours(6), TimeSpan.FromHours(8));
    }

    [Fact]
    public async Task A_refusal_is_not_an_outage()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);
        local.Service.Faults.Add(InsightsOperation.ListReports, LocalServiceFault.ErrorStatus(403));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<InsightsServiceException>(async () => await report.WaitForNextAsync(cancellationToken: Cancel))).StatusCode);
    }

    [Fact]
    public async Task A_deleted_report_is_reported()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);
        await local.Client.DeleteReportAsync(report.ReportId, Cancel);

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await report.WatchAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Contains($"no report {report.ReportId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_the_wait()
    {
        // On this clock, a wait of this length never ends.
        await using var local = await LocalServiceHost.StartAsync(client: options => options.WatchInterval = AutoAdvanceTimeProvider.Never);
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);
        var signals = 0;

        var returned = await report.WatchAsync(signal: SignalAsync, cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(2, returned.Count);
        Assert.InRange(signals, 2, 100);

        Task SignalAsync(CancellationToken cancellationToken)
        {
            signals++;
            local.Time.Advance(TimeSpan.FromHours(5));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_failing_signal_is_reported()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.WatchInterval = AutoAdvanceTimeProvider.Never);
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);

        await Assert.ThrowsAsync<FormatException>(async () => await report.WaitForNextAsync(_ => Task.FromException(new FormatException("planted")), Cancel));
    }

    [Fact]
    public async Task Watching_ends_with_its_cancellation()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.WatchInterval = AutoAdvanceTimeProvider.Never);
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice, Cancel);
        using var cancellation = new CancellationTokenSource();

        var next = report.WaitForNextAsync(cancellationToken: cancellation.Token);
        while (!local.Service.Requests.Any(r => r.Path.Contains("execution", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next)).CancellationToken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_failed_execution_is_reported_and_the_watch_continues(int count)
    {
        var failed = new List<ReportExecution>();
        await using var local = await LocalServiceHost.StartAsync(client: options => options.OnExecutionFailed = failed.Add);
        var report = await local.Client.CreateScheduledReportAsync(Ids, Twice with { RecurrenceCount = count }, Cancel);
        local.Time.Advance(TimeSpan.FromHours(8));
        local.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);

        var returned = await report.WatchAsync(cancellationToken: Cancel).Select(execution => execution.ExecutionId).ToListAsync(Cancel);

        Assert.Equal(count - 1, returned.Count);
        var failure = Assert.Single(failed);
        Assert.Equal((ExecutionStatus.Failed, true), (failure.ExecutionStatus, failure.ExecutionStatus.IsFinal));
        Assert.Null(await report.WaitForNextAsync(cancellationToken: Cancel));
        Assert.Equal(returned, await report.WatchAsync(after: failure.ExecutionId, cancellationToken: Cancel).Select(execution => execution.ExecutionId).ToListAsync(Cancel));
        Assert.Single(failed);
    }
}
