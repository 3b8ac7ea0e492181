using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Runs of queries whose file is copied, unchanged.</summary>
public sealed class QueryDownloadTests
{
    private static readonly InsightsQuery<TextRow> Query = InsightsQuery.FromText("SELECT CustomerName, SubscriptionId FROM DynamicsUsage TIMESPAN LIFETIME");

    [Theory]
    [InlineData("csv", ',')]
    [InlineData("tsv", '\t')]
    public async Task The_file_has_all_rows_and_nothing_stays_on_the_service(string format, char separator)
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.RowsPerDataset = 3000);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(1000));
        using var file = new MemoryStream();

        var length = await local.Client.DownloadAsync(
            Query, file, new ReportRunOptions { Format = format == "csv" ? ReportFormat.Csv : ReportFormat.Tsv }, TestContext.Current.CancellationToken);

        Assert.Equal(file.Length, length);
        file.Position = 0;
        using var reader = new StreamReader(file);
        Assert.Equal(["CustomerName", "SubscriptionId"], (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(separator).Select(name => name.Trim('"')));
        file.Position = 0;
        var expected = await local.Client.RunAsync(Query, TestContext.Current.CancellationToken).Select(row => row["SubscriptionId"]).ToListAsync(TestContext.Current.CancellationToken);
        var rows = await ReportFileReader.ReadAsync(Query, file, new ReportFileOptions { Format = format == "csv" ? ReportFormat.Csv : ReportFormat.Tsv }, TestContext.Current.CancellationToken).Select(row => row["SubscriptionId"]).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, rows);
        Assert.True(rows.Count > 1000);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    /// <summary>An execution may lack the id of its report, which the run knows.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_renewed_if_the_service_leaves_out_the_id_of_the_report(bool readsRows)
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new WithoutReportIdHandler());
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink);
        var progress = new List<ReportProgress>();
        var options = new ReportRunOptions { Progress = new Recorder(progress) };

        var count = readsRows
            ? await local.Client.RunAsync(Query, options, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken)
            : await local.Client.DownloadAsync(Query, Stream.Null, options, TestContext.Current.CancellationToken);

        Assert.True(count > 0);
        Assert.Equal(0, local.Service.Faults.Remaining);
        Assert.NotNull(progress[^1].ReportId);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_canceled_run_has_the_callers_token_and_deletes_what_it_created()
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.QueueTime = TimeSpan.FromHours(1));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() =>
            local.Client.DownloadAsync(Query, Stream.Null, new ReportRunOptions { Progress = new CancelWhenWaiting(source) }, source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Rows_of_a_file_cannot_be_rejected()
    {
        await using var local = await LocalServiceHost.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>("options", () =>
            local.Client.DownloadAsync(Query, Stream.Null, new ReportRunOptions { RowRejection = new RowRejectionOptions { MaxRejectedRows = RowRejectionLimit.FromCount(1) } }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_destination_that_cannot_be_written_is_refused_before_a_request_is_sent()
    {
        await using var local = await LocalServiceHost.StartAsync();
        using var destination = new MemoryStream([], writable: false);
        var execution = new ReportExecution { ExecutionId = "e", ReportId = "r", ExecutionStatus = ExecutionStatus.Completed, ReportAccessSecureLink = "https://files.example/e" };

        await Assert.ThrowsAsync<ArgumentException>("destination", () => local.Client.DownloadAsync(Query, destination, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>("destination", () => local.Client.DownloadAsync(execution, destination, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(local.Service.Requests);
    }

    private sealed class CancelWhenWaiting(CancellationTokenSource source) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value)
        {
            if (value.Stage == ReportStage.Waiting)
            {
                source.Cancel();
            }
        }
    }

    private sealed class Recorder(List<ReportProgress> reports) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => reports.Add(value);
    }

    private sealed class WithoutReportIdHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("/ScheduledReport/execution/", StringComparison.OrdinalIgnoreCase))
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                Assert.Contains("\"reportId\"", body, StringComparison.Ordinal);
                response.Content = new StringContent(body.Replace("\"reportId\"", "\"otherId\"", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
