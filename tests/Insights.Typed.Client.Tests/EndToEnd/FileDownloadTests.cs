using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Downloads of report files, unchanged.</summary>
public sealed class FileDownloadTests
{
    [Fact]
    public async Task A_file_arrives_byte_for_byte_through_breaks_and_expired_links()
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.RowsPerDataset = 3000);
        var execution = await ExecutionAsync(local);
        var plain = await DownloadAsync(local, execution);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(1000));
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink);

        var broken = await DownloadAsync(local, execution);

        Assert.True(plain.Length > 10_000);
        Assert.Equal(plain, broken);
        Assert.Equal(0, local.Service.Faults.Remaining);
    }

    [Fact]
    public async Task Progress_reports_the_bytes()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var reports = new List<ReportProgress>();
        var execution = await ExecutionAsync(local);

        var file = await DownloadAsync(local, execution, new ProgressRecorder(reports));

        Assert.Equal([ReportStage.Reading, ReportStage.Completed], reports.Select(p => p.Stage).Distinct());
        Assert.Equal((execution.ReportId, execution.ExecutionId, file.LongLength), (reports[^1].ReportId, reports[^1].ExecutionId, reports[^1].Bytes));
    }

    [Fact]
    public async Task An_execution_that_is_not_completed_has_no_file()
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.QueueTime = TimeSpan.FromHours(1));
        var cancellationToken = TestContext.Current.CancellationToken;
        var query = await local.Client.CreateQueryAsync("q", "SELECT CustomerName FROM DynamicsUsage", cancellationToken: cancellationToken);
        var report = await local.Client.CreateReportAsync(query.QueryId, new ImmediateReport { ReportName = "r" }, cancellationToken);
        var execution = await local.Client.GetLatestExecutionAsync(report.ReportId, cancellationToken);

        var exception = await Assert.ThrowsAsync<InsightsException>(() => local.Client.DownloadAsync(execution!, Stream.Null, cancellationToken: cancellationToken));

        Assert.Contains("has no file: its status is 'Pending'", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> DownloadAsync(LocalServiceHost local, ReportExecution execution, IProgress<ReportProgress>? progress = null)
    {
        using var file = new MemoryStream();
        var length = await local.Client.DownloadAsync(execution, file, progress, TestContext.Current.CancellationToken);
        Assert.Equal(file.Length, length);
        return file.ToArray();
    }

    private static async Task<ReportExecution> ExecutionAsync(LocalServiceHost local)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var reports = new List<ReportProgress>();
        var options = new ReportRunOptions { KeepReport = true, Progress = new ProgressRecorder(reports) };
        await local.Client.RunAsync(InsightsQuery.FromText("SELECT CustomerName, SubscriptionId FROM DynamicsUsage TIMESPAN LIFETIME"), options, cancellationToken).CountAsync(cancellationToken);
        return (await local.Client.GetLatestExecutionAsync(reports[^1].ReportId!, cancellationToken))!;
    }

    private sealed class ProgressRecorder(List<ReportProgress> reports) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => reports.Add(value);
    }
}
