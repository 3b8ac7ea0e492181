using System.Globalization;
using System.Net;
using Insights.Typed.Benchmarks.Reading;
using Insights.Typed.Export;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>
/// A report whose executions are files of this machine. The client requests and reads them as a download, with its checks and the
/// hash of the bytes, but no network is between.
/// </summary>
internal sealed class SavedReport : IAsyncDisposable
{
    private const string ReportId = "00000000-0000-0000-0000-000000000001";

    private readonly InsightsClient client;
    private readonly ScheduledReport<TextRow> report;

    private SavedReport(InsightsClient client, ScheduledReport<TextRow> report)
    {
        this.client = client;
        this.report = report;
    }

    public IReadOnlyList<ReaderColumn> Columns => ColumnReader.GetColumns(report.Query);

    public static async Task<SavedReport> OpenAsync()
    {
        var client = new InsightsClient(InsightsCredential.FromToken("token"), new InsightsClientOptions { Handler = new FileHandler() });
        return new SavedReport(client, await client.GetScheduledReportAsync(CreateQuery<DynamicsUsageRow>(), ReportId));
    }

    /// <summary>The file of a path as an execution of the report.</summary>
    public ExportItem CreateItem(string path, string executionId) => new()
    {
        Name = "DynamicsUsage",
        Report = report,
        Execution = new ReportExecution
        {
            ExecutionId = executionId,
            ReportId = ReportId,
            ExecutionStatus = ExecutionStatus.Completed,
            Format = ReportFormat.Csv,
            ReportAccessSecureLink = new UriBuilder(Uri.UriSchemeHttps, FileHandler.Host) { Path = path }.Uri.AbsoluteUri,
            ReportGeneratedTime = DateTimeOffset.UnixEpoch,
        },
        Mode = ExportMode.Append,
        TimeProvider = TimeProvider.System,
    };

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private static InsightsQuery<TextRow> CreateQuery<TRow>()
        where TRow : class, IDatasetRow<TRow> =>
        TypedQueryText.Create(
            $"SELECT {UsageReport.Header.Replace(",", ", ", StringComparison.Ordinal)} FROM {TRow.Model.Name} TIMESPAN LIFETIME",
            [.. UsageReport.Header.Split(',').Select(name => TRow.Model.Columns.Single(column => column.Name == name))]);

    /// <summary>Responds with the report, or with the file of the address's path.</summary>
    private sealed class FileHandler : HttpMessageHandler
    {
        public const string Host = "files.example";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = request.RequestUri!.Host == Host
                ? new StreamContent(new FileStream(Uri.UnescapeDataString(request.RequestUri.AbsolutePath), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
                : new StringContent(string.Create(CultureInfo.InvariantCulture, $$"""{"value":[{"reportId":"{{ReportId}}","reportName":"Usage"}],"nextLink":null,"totalCount":1,"message":"","statusCode":200}""")),
        });
    }
}
