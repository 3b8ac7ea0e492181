using System.Net;

namespace Insights.Typed.Testing.Tests;

/// <summary>The other operations of the service.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly InMemoryInsights insights = new(FixedTime.Noon);

    public ReportTests() => insights.Add(Datasets.Everything, new EverythingRow { Name = "a,\tb", Day = new DateOnly(2026, 2, 20) });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private InsightsClient Client => insights.Client;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task A_scheduled_report_completes_as_soon_as_a_caller_waits()
    {
        var report = await ScheduleAsync(ReportFormat.Csv);
        Assert.Equal(ReportStatus.Active, report.ReportStatus);
        Assert.Null(await Client.GetLatestExecutionAsync(report.ReportId, Cancel));

        await WaitAsync(TimeSpan.FromHours(5));
        var first = (await Client.GetLatestExecutionAsync(report.ReportId, Cancel))!;
        Assert.Equal(ExecutionStatus.Completed, first.ExecutionStatus);
        Assert.Equal(FixedTime.Noon.GetUtcNow().AddHours(5), first.ReportGeneratedTime);
        Assert.Equal("Name\r\n\"a,\tb\"\r\n", (await DownloadAsync(first)).ReplaceLineEndings("\r\n"));

        insights.Add(Datasets.Everything, new EverythingRow { Name = "c", Day = new DateOnly(2026, 2, 21) });
        await WaitAsync(TimeSpan.FromHours(24));
        var all = await Client.GetExecutionsAsync(report.ReportId, cancellationToken: Cancel).ToListAsync(Cancel);
        Assert.Equal(2, all.Count);
        Assert.Equal(first.ExecutionId, all[1].ExecutionId);
        Assert.EndsWith("c\r\n", await DownloadAsync(all[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("c\r\n", await DownloadAsync(all[1]), StringComparison.Ordinal);
        Assert.Equal([first.ExecutionId], await Client.GetExecutionsAsync(report.ReportId, [first.ExecutionId], cancellationToken: Cancel).Select(e => e.ExecutionId).ToListAsync(Cancel));
        Assert.Empty(await Client.GetExecutionsAsync(report.ReportId, statuses: [ExecutionStatus.Pending, ExecutionStatus.Failed], cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_file_can_be_separated_by_tabs()
    {
        var report = await ScheduleAsync(ReportFormat.Tsv);
        await WaitAsync(TimeSpan.FromHours(5));

        var execution = (await Client.GetLatestExecutionAsync(report.ReportId, Cancel))!;

        Assert.Equal("Name\r\n\"a,\tb\"\r\n", await DownloadAsync(execution));
        Assert.EndsWith(".tsv", execution.ReportAccessSecureLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_listed_changed_paused_resumed_and_deleted()
    {
        var report = await ScheduleAsync(ReportFormat.Csv);
        Assert.Equal([report.ReportId], await Client.GetReportsAsync(reportName: "Names", cancellationToken: Cancel).Select(r => r.ReportId).ToListAsync(Cancel));
        Assert.Equal(ReportStatus.Paused, (await Client.PauseReportAsync(report.ReportId, Cancel)).ReportStatus);
        await WaitAsync(TimeSpan.FromHours(6));
        Assert.Null(await Client.GetLatestExecutionAsync(report.ReportId, Cancel));
        Assert.Equal(ReportStatus.Active, (await Client.ResumeReportAsync(report.ReportId, Cancel)).ReportStatus);

        var update = new ReportUpdate { ReportName = "Renamed", StartTime = insights.TimeProvider.GetUtcNow().AddHours(8), RecurrenceInterval = 48 };
        var updated = await Client.UpdateReportAsync(report.ReportId, update, Cancel);
        Assert.Equal(("Renamed", 48), (updated.ReportName, updated.RecurrenceInterval));

        await Client.DeleteReportAsync(report.ReportId, Cancel);
        Assert.Empty(await Client.GetReportsAsync(report.ReportId, cancellationToken: Cancel).ToListAsync(Cancel));
        var gone = await Assert.ThrowsAsync<InsightsServiceException>(() => Client.PauseReportAsync(report.ReportId, Cancel));
        Assert.Equal((HttpStatusCode.NotFound, "no item found with given filters"), (gone.StatusCode, gone.ServiceMessage));
    }

    [Fact]
    public async Task A_report_with_a_custom_time_range_covers_that_range()
    {
        insights.Add(Datasets.Everything, new EverythingRow { Name = "old", Day = new DateOnly(2020, 1, 1) });
        var query = await Client.CreateQueryAsync("q", Datasets.Everything.Select(x => x.Name), cancellationToken: Cancel);
        var report = await Client.CreateReportAsync(
            query.QueryId,
            new ImmediateReport { ReportName = "r", QueryStartTime = new DateTimeOffset(2019, 12, 31, 0, 0, 0, TimeSpan.Zero), QueryEndTime = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero) },
            Cancel);

        Assert.Equal("Name\r\nold\r\n", await DownloadAsync((await Client.GetLatestExecutionAsync(report.ReportId, Cancel))!));
        Assert.Equal(ReportStatus.Inactive, Assert.Single(await Client.GetReportsAsync(report.ReportId, cancellationToken: Cancel).ToListAsync(Cancel)).ReportStatus);
    }

    [Fact]
    public async Task Queries_are_listed_and_deleted()
    {
        var query = await Client.CreateQueryAsync("q", Datasets.Everything.Select(x => x.Name), "all names", Cancel);
        var listed = Assert.Single(await Client.GetQueriesAsync(queryName: "Q", cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal((query.QueryId, "all names", "SELECT Name FROM Everything"), (listed.QueryId, listed.Description, listed.Query));

        await Client.DeleteQueryAsync(query.QueryId, Cancel);

        Assert.Empty(await Client.GetQueriesAsync(query.QueryId, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<InsightsServiceException>(() => Client.DeleteQueryAsync(query.QueryId, Cancel))).StatusCode);
        var unknown = new ImmediateReport { ReportName = "r" };
        Assert.StartsWith("invalid QueryId", (await Assert.ThrowsAsync<InsightsServiceException>(() => Client.CreateReportAsync(query.QueryId, unknown, Cancel))).ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Datasets_are_listed_as_their_schemas_say()
    {
        insights.Add(Datasets.DynamicsUsage);

        var datasets = await Client.GetDatasetsAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(["Everything", "DynamicsUsage"], datasets.Select(d => d.DatasetName));
        Assert.Equal(Datasets.Everything.SelectedNames, datasets[0].SelectableColumns);
        Assert.Equal(["Customers", "Revenue", "MaybeRevenue"], datasets[0].AvailableMetrics);
        Assert.Equal(["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"], datasets[0].AvailableDateRanges);
        Assert.Single(await Client.GetDatasetsAsync("everything", Cancel).ToListAsync(Cancel));
        Assert.Empty(await Client.GetDatasetsAsync("Nothing", Cancel).ToListAsync(Cancel));
    }

    private async Task<InsightsReport> ScheduleAsync(ReportFormat format)
    {
        var query = await Client.CreateQueryAsync("q", Datasets.Everything.Select(x => x.Name), cancellationToken: Cancel);
        return await Client.CreateReportAsync(
            query.QueryId,
            new ReportSchedule { ReportName = "Names", StartTime = insights.TimeProvider.GetUtcNow().AddHours(5), RecurrenceInterval = 24, Format = format },
            Cancel);
    }

    private Task WaitAsync(TimeSpan time) => Task.Delay(time, insights.TimeProvider, Cancel);

    private async Task<string> DownloadAsync(ReportExecution execution)
    {
        using var http = new HttpClient(insights.Handler, disposeHandler: false);
        return await http.GetStringAsync(new Uri(execution.ReportAccessSecureLink!), Cancel);
    }
}
