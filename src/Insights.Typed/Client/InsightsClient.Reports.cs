using System.Text.Json;
using Insights.Typed.Client.Items;
using Insights.Typed.Contracts;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>Reports: the service's operations, one method each.</content>
public sealed partial class InsightsClient
{
    /// <summary>The reports that were created.</summary>
    /// <param name="reportId">Only the one with this id; null for any.</param>
    /// <param name="reportName">Only those with this name; null for any.</param>
    /// <param name="queryId">Only those of this query; null for any.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Asked for page by page, as far as they are read. Empty where nothing matches, which the service answers with 404.</returns>
    /// <exception cref="ArgumentException">A filter is empty.</exception>
    public IAsyncEnumerable<InsightsReport> GetReportsAsync(
        string? reportId = null, string? reportName = null, string? queryId = null, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.AddFilters(
            "ScheduledReport", (nameof(reportId), reportId), (nameof(reportName), reportName), (nameof(queryId), queryId));
        return service.SendForPagesAsync(
            new ServiceRequest("get reports", HttpMethod.Get, address, EmptyListMessage: NoItemMessage),
            InsightsJson.Default.EnvelopeInsightsReport,
            cancellationToken);
    }

    /// <summary>Has the service execute a query later, once or again and again.</summary>
    /// <param name="queryId">The query: one that was created, or a system query such as <see cref="SystemQuery{TRow}.QueryId"/>.</param>
    /// <param name="schedule">The report, and when it is to be executed.</param>
    /// <param name="cancellationToken">Gives up waiting. The report may have been created all the same.</param>
    /// <remarks>
    /// The rules are the service's, checked before anything is sent. Those that can change are in
    /// <see cref="InsightsClientOptions"/>. Where the service's answer gets lost, the report is looked up by its name and
    /// query before it is created again. For typed rows of it, see <see cref="CreateScheduledReportAsync{T}"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">A name or an id is empty, or the callback's address is none. Named after the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is too early, the recurrence is out of its bounds, or the format or the callback's method is none of the service's. Named after the field.</exception>
    public Task<InsightsReport> CreateReportAsync(string queryId, ReportSchedule schedule, CancellationToken cancellationToken = default) =>
        CreateReportCoreAsync(queryId, schedule, cancellationToken);

    /// <summary>Has the service execute a query once, at once.</summary>
    /// <param name="queryId">The query: one that was created, or a system query such as <see cref="SystemQuery{TRow}.QueryId"/>.</param>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Gives up waiting. The report may have been created all the same.</param>
    /// <remarks>Where the service's answer gets lost, the report is looked up by its name and query before it is created again.</remarks>
    /// <exception cref="ArgumentException">A name or an id is empty, or the callback's address is none. Named after the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The query's data would end before it begins, or the format or the callback's method is none of the service's.</exception>
    public Task<InsightsReport> CreateReportAsync(string queryId, ImmediateReport report, CancellationToken cancellationToken = default) =>
        CreateReportCoreAsync(queryId, report, cancellationToken);

    /// <summary>Changes a report.</summary>
    /// <param name="reportId">Its id.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Gives up waiting. The report may have been changed all the same.</param>
    /// <returns>The report as it is now.</returns>
    /// <exception cref="ArgumentException">There is nothing to change, the id or the new name is empty, or the callback's address is none. Named after the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is too early, the recurrence is out of its bounds, or the format or the callback's method is none of the service's. Named after the field.</exception>
    public Task<InsightsReport> UpdateReportAsync(string reportId, ReportUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return SendChangesAsync(reportId, GetChanges(update), cancellationToken);
    }

    /// <summary>Has a report wait until it is resumed.</summary>
    /// <param name="reportId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting. The report may have been paused all the same.</param>
    /// <returns>The report as it is now.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task<InsightsReport> PauseReportAsync(string reportId, CancellationToken cancellationToken = default) =>
        SendReportAsync("pause report", HttpMethod.Put, ServiceAddress.Create("ScheduledReport/pause", reportId, nameof(reportId)), null, cancellationToken);

    /// <summary>Has a report that was paused go on.</summary>
    /// <param name="reportId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting. The report may have been resumed all the same.</param>
    /// <returns>The report as it is now.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task<InsightsReport> ResumeReportAsync(string reportId, CancellationToken cancellationToken = default) =>
        SendReportAsync("resume report", HttpMethod.Put, ServiceAddress.Create("ScheduledReport/resume", reportId, nameof(reportId)), null, cancellationToken);

    /// <summary>Deletes a report, and its executions with it.</summary>
    /// <param name="reportId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public Task DeleteReportAsync(string reportId, CancellationToken cancellationToken = default)
    {
        var address = ServiceAddress.Create("ScheduledReport", reportId, nameof(reportId));
        return service.DeleteAsync(new ServiceRequest("delete report", HttpMethod.Delete, address), cancellationToken);
    }

    /// <summary>Asks once; what becomes of a lost answer is the caller's to know.</summary>
    internal Task<InsightsReport> SendNewReportAsync(ReportBody body, Action onSending, CancellationToken cancellationToken) =>
        SendReportAsync("create report", HttpMethod.Post, "ScheduledReport", body, cancellationToken, onSending);

    /// <exception cref="ArgumentException">There is nothing to change, or a field is not what it must be.</exception>
    internal ReportBody GetChanges(ReportUpdate update)
    {
        var changes = update.ToBody(options);
        return changes != new ReportBody()
            ? changes
            : throw new ArgumentException("Nothing is to be changed: set at least one field.", nameof(update));
    }

    internal Task<InsightsReport> SendChangesAsync(string reportId, ReportBody changes, CancellationToken cancellationToken) =>
        SendReportAsync("update report", HttpMethod.Put, ServiceAddress.Create("ScheduledReport", reportId, nameof(reportId)), changes, cancellationToken);

    private Task<InsightsReport> CreateReportCoreAsync(string queryId, ReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ToBody(queryId, options);
        var requestedAt = options.TimeProvider.GetTimestamp();
        return new IdempotentCreation<InsightsReport>(
            retry,
            (onSending, token) => SendNewReportAsync(body, onSending, token),
            token => FindCreatedReportAsync(request.ReportName, queryId, requestedAt, token)).CreateAsync(cancellationToken);
    }

    private async Task<InsightsReport?> FindCreatedReportAsync(string reportName, string queryId, long requestedAt, CancellationToken cancellationToken)
    {
        var matches = await GetReportsAsync(reportName: reportName, queryId: queryId, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return CreatedResourceMatcher.FindMatch("create report", $"the report '{reportName}'", matches, report => report.CreatedTime, service.ToServiceTime(requestedAt));
    }

    private Task<InsightsReport> SendReportAsync(string operation, HttpMethod method, string address, ReportBody? body, CancellationToken cancellationToken, Action? onSending = null) =>
        service.SendForOneAsync(
            new ServiceRequest(operation, method, address, Body: body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, InsightsJson.Default.ReportBody)) { OnSending = onSending },
            InsightsJson.Default.EnvelopeInsightsReport,
            cancellationToken);
}
