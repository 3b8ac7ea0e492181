using System.Text.Json;
using Insights.Typed.Client.Items;
using Insights.Typed.Contracts;
using Insights.Typed.Operations;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>Reports: the service's operations, one method each.</content>
public sealed partial class InsightsClient
{
    /// <summary>Gets the reports that were created.</summary>
    /// <param name="reportId">The id of the report to get; null for all.</param>
    /// <param name="reportName">The name of the reports to get; null for all.</param>
    /// <param name="queryId">The id of the query of the reports to get; null for all.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A sequence that requests its pages while it is read. It is empty if nothing matches; the service responds with 404 then.</returns>
    /// <remarks>The service filters the reports, and the client filters them again (our choice), so that no other report is taken for the requested one.</remarks>
    /// <exception cref="ArgumentException">A filter is empty.</exception>
    public IAsyncEnumerable<InsightsReport> GetReportsAsync(
        string? reportId = null, string? reportName = null, string? queryId = null, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.AddFilters(
            ServiceOperation.GetReports.Path, (nameof(reportId), reportId), (nameof(reportName), reportName), (nameof(queryId), queryId));
        return service.SendForPagesAsync(
                new ServiceRequest(ServiceOperation.GetReports, address, EmptyListMessage: NoItemMessage),
                InsightsJson.Default.EnvelopeInsightsReport,
                cancellationToken)
            .Where(report => ResourceFilter.MayHaveId(report.ReportId, reportId)
                && ResourceFilter.MayHaveName(report.ReportName, reportName)
                && ResourceFilter.MayHaveId(report.QueryId, queryId));
    }

    /// <summary>Schedules a query as a report, once or repeatedly.</summary>
    /// <param name="queryId">The id of the query: of a created query, or of a system query such as <see cref="SystemQuery{TRow}.QueryId"/>.</param>
    /// <param name="schedule">The report and its schedule.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been created nevertheless.</param>
    /// <remarks>
    /// The service's rules are checked before a request is sent. The limits that can change are in
    /// <see cref="InsightsClientOptions"/>. If the service's response is lost, the report is looked up by its name and
    /// query before it is created again. For typed rows, see <see cref="CreateScheduledReportAsync{T}"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">A name or an id is empty, or the callback address is not valid. The parameter name of the exception is the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is too early, the recurrence is out of range, or the format or the callback method is not supported by the service. The parameter name of the exception is the field.</exception>
    public Task<InsightsReport> CreateReportAsync(string queryId, ReportSchedule schedule, CancellationToken cancellationToken = default) =>
        CreateReportCoreAsync(queryId, schedule, cancellationToken);

    /// <summary>Executes a query as a report once, immediately.</summary>
    /// <param name="queryId">The id of the query: of a created query, or of a system query such as <see cref="SystemQuery{TRow}.QueryId"/>.</param>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been created nevertheless.</param>
    /// <remarks>If the service's response is lost, the report is looked up by its name and query before it is created again.</remarks>
    /// <exception cref="ArgumentException">A name or an id is empty, or the callback address is not valid. The parameter name of the exception is the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end of the query's data is before its start, or the format or the callback method is not supported by the service.</exception>
    public Task<InsightsReport> CreateReportAsync(string queryId, ImmediateReport report, CancellationToken cancellationToken = default) =>
        CreateReportCoreAsync(queryId, report, cancellationToken);

    /// <summary>Changes a report.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="update">The changes.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been changed nevertheless.</param>
    /// <returns>The changed report.</returns>
    /// <exception cref="ArgumentException">The update has no changes, the id or the new name is empty, or the callback address is not valid. The parameter name of the exception is the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is too early, the recurrence is out of range, or the format or the callback method is not supported by the service. The parameter name of the exception is the field.</exception>
    public Task<InsightsReport> UpdateReportAsync(string reportId, ReportUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return SendChangesAsync(reportId, GetChanges(update), cancellationToken);
    }

    /// <summary>Pauses a report until it is resumed.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been paused nevertheless.</param>
    /// <returns>The paused report.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task<InsightsReport> PauseReportAsync(string reportId, CancellationToken cancellationToken = default) =>
        SendReportAsync(ServiceOperation.PauseReport, ServiceAddress.Create(ServiceOperation.PauseReport, reportId, nameof(reportId)), null, cancellationToken);

    /// <summary>Resumes a paused report.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The report may have been resumed nevertheless.</param>
    /// <returns>The resumed report.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task<InsightsReport> ResumeReportAsync(string reportId, CancellationToken cancellationToken = default) =>
        SendReportAsync(ServiceOperation.ResumeReport, ServiceAddress.Create(ServiceOperation.ResumeReport, reportId, nameof(reportId)), null, cancellationToken);

    /// <summary>Deletes a report and its executions.</summary>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task DeleteReportAsync(string reportId, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.Create(ServiceOperation.DeleteReport, reportId, nameof(reportId));
        return service.DeleteAsync(new ServiceRequest(ServiceOperation.DeleteReport, address), cancellationToken);
    }

    /// <summary>Sends the request once. The caller handles a lost response.</summary>
    internal Task<InsightsReport> SendNewReportAsync(Func<ReportBody> createBody, Action onSending, CancellationToken cancellationToken) =>
        SendReportAsync(ServiceOperation.CreateReport, ServiceOperation.CreateReport.Path, createBody, cancellationToken, onSending);

    /// <exception cref="ArgumentException">The update has no changes, or a field is not valid.</exception>
    internal ReportBody GetChanges(ReportUpdate update)
    {
        var changes = update.ToBody(options, service.Now);
        return changes != new ReportBody()
            ? changes
            : throw new ArgumentException("The update has no changes: set at least one field.", nameof(update));
    }

    internal Task<InsightsReport> SendChangesAsync(string reportId, ReportBody changes, CancellationToken cancellationToken) =>
        SendReportAsync(ServiceOperation.UpdateReport, ServiceAddress.Create(ServiceOperation.UpdateReport, reportId, nameof(reportId)), () => changes, cancellationToken);

    private Task<InsightsReport> CreateReportCoreAsync(string queryId, ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var createBody = PrepareBody(queryId, request);
        var body = createBody();
        var requestedAt = options.TimeProvider.GetTimestamp();
        return new IdempotentCreation<InsightsReport>(
            retry,
            $"the report '{body.ReportName}'",
            (onSending, token) => SendNewReportAsync(createBody, onSending, token),
            token => FindCreatedReportAsync(body.ReportName!, body.QueryId!, requestedAt, token)).CreateAsync(cancellationToken);
    }

    /// <summary>
    /// Checks the fields of a new report, and returns what creates the body of each attempt. A default start is relative to the time when the attempt is sent,
    /// because the service refuses one that is too early then. The start of a caller stays the same.
    /// </summary>
    /// <exception cref="ArgumentException">A field is not valid.</exception>
    private Func<ReportBody> PrepareBody(string queryId, ReportRequest request)
    {
        var body = request.ToBody(queryId, options, service.Now);
        return request is ReportSchedule { StartTime: null } ? () => request.ToBody(queryId, options, service.Now) : () => body;
    }

    private async Task<InsightsReport?> FindCreatedReportAsync(string reportName, string queryId, long requestedAt, CancellationToken cancellationToken)
    {
        var matches = await GetReportsAsync(reportName: reportName, queryId: queryId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return CreatedResourceMatcher.FindMatch(
            InsightsOperationNames.CreateReport,
            $"the report '{reportName}'",
            matches,
            report => report is { ReportName: not null, QueryId: not null },
            report => report.CreatedTime,
            service.ToServiceTime(requestedAt));
    }

    private Task<InsightsReport> SendReportAsync(ServiceOperation operation, string address, Func<ReportBody>? createBody, CancellationToken cancellationToken, Action? onSending = null) =>
        service.SendForOneAsync(
            new ServiceRequest(operation, address, CreateBody: createBody is null ? null : () => JsonSerializer.SerializeToUtf8Bytes(createBody(), InsightsJson.Default.ReportBody)) { OnSending = onSending },
            InsightsJson.Default.EnvelopeInsightsReport,
            cancellationToken);
}
