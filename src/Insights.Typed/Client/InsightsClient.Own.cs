using Insights.Typed.Client.Items;
using Insights.Typed.Contracts;
using Insights.Typed.Downloads;
using Insights.Typed.Telemetry;

namespace Insights.Typed;

/// <content>Resources that a run creates and deletes.</content>
public sealed partial class InsightsClient
{
    internal InsightsClientOptions Options => options;

    internal ClientTelemetry Telemetry => telemetry;

    internal ExecutionReader ExecutionReader => new(options, telemetry, http, retry);

    /// <param name="name">The query's name.</param>
    /// <param name="queryText">The text of the query.</param>
    /// <param name="description">The description of the query; may be null.</param>
    /// <param name="isUniqueName">true if no other query can have the name, so that the name identifies the query; otherwise, false.</param>
    internal ManagedResource<SavedQuery> PrepareQuery(string name, string queryText, string? description, bool isUniqueName)
    {
        var requestedAt = options.TimeProvider.GetTimestamp();
        var resource = $"the query '{name}'";
        return new(
            new IdempotentCreation<SavedQuery>(
                retry,
                resource,
                (onSending, token) => SendNewQueryAsync(name, queryText, description, onSending, token),
                isUniqueName
                    ? token => CreatedResourceMatcher.FindUniqueAsync(
                        InsightsOperationNames.CreateQuery, resource, GetQueriesAsync(queryName: name, origin: QueryOrigin.Created, cancellationToken: token), query => query.Name is not null, token)
                    : token => FindCreatedQueryAsync(name, queryText, requestedAt, token)),
            query => query.QueryId,
            DeleteQueryAsync);
    }

    /// <inheritdoc cref="PrepareQuery" />
    internal ManagedResource<InsightsReport> PrepareReport(string name, string queryId, ReportRequest request, bool isUniqueName)
    {
        var requestedAt = options.TimeProvider.GetTimestamp();
        var resource = $"the report '{name}'";
        return PrepareReport(resource, PrepareBody(queryId, request), isUniqueName
            ? token => CreatedResourceMatcher.FindUniqueAsync(
                InsightsOperationNames.CreateReport, resource, GetReportsAsync(reportName: name, cancellationToken: token), report => report.ReportName is not null, token)
            : token => FindCreatedReportAsync(name, queryId, requestedAt, token));
    }

    /// <summary>Prepares a report of a query that no other report uses, so that the query identifies the report.</summary>
    private ManagedResource<InsightsReport> PrepareReportOfQuery(string queryId, ReportSchedule schedule)
    {
        var resource = $"a report of the query {queryId}";
        return PrepareReport(resource, PrepareBody(queryId, schedule), token => CreatedResourceMatcher.FindUniqueAsync(
            InsightsOperationNames.CreateReport, resource, GetReportsAsync(queryId: queryId, cancellationToken: token), report => report.QueryId is not null, token));
    }

    private ManagedResource<InsightsReport> PrepareReport(string description, Func<ReportBody> createBody, Func<CancellationToken, Task<InsightsReport?>> find) => new(
        new IdempotentCreation<InsightsReport>(retry, description, (onSending, token) => SendNewReportAsync(createBody, onSending, token), find),
        report => report.ReportId,
        DeleteReportAsync);
}
