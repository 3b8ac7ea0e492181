using Insights.Typed.Client.Items;
using Insights.Typed.Contracts;
using Insights.Typed.Downloads;
using Insights.Typed.Telemetry;

namespace Insights.Typed;

/// <content>What is created here and deleted again.</content>
public sealed partial class InsightsClient
{
    internal InsightsClientOptions Options => options;

    internal ClientTelemetry Telemetry => telemetry;

    internal ExecutionRows ExecutionRows => new(options, telemetry, http, retry);

    /// <param name="name">The query's name.</param>
    /// <param name="queryText">Its text.</param>
    /// <param name="description">What it is for; may be null.</param>
    /// <param name="isOwnName">Whether nothing else can have the name, so that it tells the query by itself.</param>
    internal OwnItem<SavedQuery> OwnQuery(string name, string queryText, string? description, bool isOwnName)
    {
        var asked = options.TimeProvider.GetTimestamp();
        return new(
            new Creation<SavedQuery>(
                retry,
                (sending, token) => SendNewQueryAsync(name, queryText, description, sending, token),
                isOwnName
                    ? token => GetQueriesAsync(queryName: name, origin: QueryOrigin.Created, cancellationToken: token).FirstOrDefaultAsync(token).AsTask()
                    : token => FindCreatedQueryAsync(name, queryText, asked, token)),
            query => query.QueryId,
            DeleteQueryAsync);
    }

    /// <inheritdoc cref="OwnQuery" />
    internal OwnItem<Report> OwnReport(string name, string queryId, ReportBody body, bool isOwnName)
    {
        var asked = options.TimeProvider.GetTimestamp();
        return OwnReport(body, isOwnName
            ? token => GetReportsAsync(reportName: name, cancellationToken: token).FirstOrDefaultAsync(token).AsTask()
            : token => FindCreatedReportAsync(name, queryId, asked, token));
    }

    /// <summary>A report of a query that nothing else can be of, so that it is told by its query.</summary>
    private OwnItem<Report> OwnReportOf(string ownQueryId, ReportBody body) =>
        OwnReport(body, token => GetReportsAsync(queryId: ownQueryId, cancellationToken: token).FirstOrDefaultAsync(token).AsTask());

    private OwnItem<Report> OwnReport(ReportBody body, Func<CancellationToken, Task<Report?>> find) => new(
        new Creation<Report>(retry, (sending, token) => SendNewReportAsync(body, sending, token), find),
        report => report.ReportId,
        DeleteReportAsync);
}
