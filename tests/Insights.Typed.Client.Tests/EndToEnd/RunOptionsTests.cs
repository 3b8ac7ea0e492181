using System.Collections.Concurrent;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Runs that keep what they created, report progress, or run at a later time.</summary>
public sealed class RunOptionsTests
{
    private static readonly InsightsQuery<(Guid Id, DateOnly Month)> Months = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => (x.SubscriptionId, x.Month));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_reports_every_stage_and_every_row()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var progress = new ProgressRecorder();

        var rows = await local.Client.RunAsync(Months, new ReportRunOptions { Progress = progress }, Cancel).ToListAsync(Cancel);

        var stages = progress.Select(p => p.Stage).Distinct().ToList();
        Assert.Equal([ReportStage.Creating, ReportStage.Waiting, ReportStage.Reading, ReportStage.CleaningUp, ReportStage.Completed], stages);
        var last = progress.Last();
        Assert.Equal((300L, last.TotalBytes), (last.Rows, (long?)last.Bytes));
        Assert.NotNull(last.QueryId);
        Assert.NotNull(last.ReportId);
        Assert.NotNull(last.ExecutionId);
        Assert.Contains(progress, p => p.ExecutionStatus == ExecutionStatus.Completed);
        Assert.Equal(300, rows.Count);
        Assert.Equal(progress.Count, progress.Distinct().Count());
        Assert.Equal(progress.OrderBy(p => p.Rows).Select(p => p.Bytes), progress.Select(p => p.Bytes));
    }

    [Theory]
    [InlineData(false, false, 0, 0)]
    [InlineData(true, false, 1, 0)]
    [InlineData(true, true, 1, 1)]
    [InlineData(false, true, 1, 1)]
    public async Task A_report_to_keep_is_not_deleted(bool query, bool report, int queries, int reports)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var run = new ReportRunOptions { KeepQuery = query, KeepReport = report, Name = "Kept" };

        await local.Client.RunAsync(Months, run, Cancel).CountAsync(Cancel);

        Assert.Equal((queries, reports), await local.CountRemainingAsync());
        Assert.Equal(queries, await local.Client.GetQueriesAsync(queryName: "Kept", origin: QueryOrigin.Created, cancellationToken: Cancel).CountAsync(Cancel));
        Assert.Equal(reports, await local.Client.GetReportsAsync(reportName: "Kept", cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_failed_run_keeps_nothing()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ErrorStatus(403));

        await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await local.Client.RunAsync(Months, new ReportRunOptions { KeepQuery = true, KeepReport = true }, Cancel).CountAsync(Cancel));

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Data_of_another_time()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var (start, end) = (new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero));

        var all = await local.Client.RunAsync(Months, Cancel).ToListAsync(Cancel);
        var some = await local.Client.RunAsync(Months, new ReportRunOptions { QueryStartTime = start, QueryEndTime = end }, Cancel).ToListAsync(Cancel);
        var preview = await local.Client.PreviewAsync(Months, start, end, Cancel).ToListAsync(Cancel);

        Assert.Equal(all.Where(r => r.Month >= new DateOnly(2025, 11, 1) && r.Month <= new DateOnly(2025, 12, 31)), some);
        Assert.NotEmpty(some);
        Assert.Equal(some.Take(100), preview);
        Assert.Throws<ArgumentOutOfRangeException>(() => local.Client.RunAsync(Months, new ReportRunOptions { QueryStartTime = end, QueryEndTime = start }, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => local.Client.PreviewAsync(Months, end, start, Cancel));
        Assert.Throws<ArgumentException>(() => local.Client.RunAsync(Months, new ReportRunOptions { Name = " " }, Cancel));
    }

    [Fact]
    public async Task Tab_separated_rows_are_the_same()
    {
        await using var local = await LocalServiceHost.StartAsync();

        Assert.Equal(
            await local.Client.RunAsync(Months, Cancel).ToListAsync(Cancel),
            await local.Client.RunAsync(Months, new ReportRunOptions { Format = ReportFormat.Tsv }, Cancel).ToListAsync(Cancel));
    }

    private sealed class ProgressRecorder : ConcurrentQueue<ReportProgress>, IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => Enqueue(value);
    }
}
