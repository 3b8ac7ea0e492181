using Insights.Typed.Client.Items;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <content>Scheduled reports with typed rows.</content>
public sealed partial class InsightsClient
{
    /// <summary>Has the service execute a query by a schedule, once or again and again.</summary>
    /// <param name="query">What the rows are to be of.</param>
    /// <param name="schedule">The report's name, and when it is executed.</param>
    /// <param name="cancellationToken">Gives up waiting. What was created by then is deleted again.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <returns>The report, to wait for its executions and to read their rows. Keep its id to find it again.</returns>
    /// <remarks>
    /// Creates a query and a report, which stay on the service until <see cref="ScheduledReport{T}.DeleteAsync"/>. Of a
    /// <see cref="SystemQuery{TRow}"/> it creates the report only. A creation whose answer gets lost is looked up before it
    /// is tried again: there is never a second one.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is empty, or the callback's address is none. Named after the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is too early, the recurrence is out of its bounds, or the format or the callback's method is none of the service's. Named after the field.</exception>
    public async Task<ScheduledReport<T>> CreateScheduledReportAsync<T>(InsightsQuery<T> query, ReportSchedule schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(schedule);
        ReportFields.CheckDatasetInterval(schedule.RecurrenceInterval, nameof(schedule.RecurrenceInterval), query);
        if (query.SystemQueryId is { } systemQueryId)
        {
            return new ScheduledReport<T>(this, query, await CreateReportAsync(systemQueryId, schedule, cancellationToken).ConfigureAwait(false));
        }

        // Refused before anything is created.
        _ = schedule.ToBody("-", options);
        if (schedule.QueryName is { } queryName)
        {
            ReportFields.RequireText(queryName, nameof(schedule.QueryName));
        }

        var managedQuery = PrepareQuery(
            schedule.QueryName ?? GeneratedName.Create(schedule.ReportName), query.ToString(), GeneratedName.Description, isUniqueName: schedule.QueryName is null);
        ManagedResource<InsightsReport>? managedReport = null;
        try
        {
            var created = await managedQuery.CreateAsync(cancellationToken).ConfigureAwait(false);
            managedReport = PrepareReportOfQuery(created.QueryId, schedule.ToBody(created.QueryId, options));
            return new ScheduledReport<T>(this, query, await managedReport.CreateAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            using var timeout = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
            try
            {
                await (managedReport?.DeleteAsync(timeout.Token) ?? Task.CompletedTask).ConfigureAwait(false);
                await managedQuery.DeleteAsync(timeout.Token).ConfigureAwait(false);
            }
            catch (Exception cleanUpException) when (cleanUpException is InsightsException or OperationCanceledException or ObjectDisposedException)
            {
                exception.Data["Insights.Typed.LeftBehind"] =
                    $"Nothing was scheduled, but the service may still have its query ({managedQuery.Id ?? "its id is not known"}) or report ({managedReport?.Id ?? "its id is not known"}): {cleanUpException.Message}";
            }

            throw;
        }
    }

    /// <summary>A report that was scheduled before, as by another program, with the rows of a query.</summary>
    /// <param name="query">The query that it was scheduled with.</param>
    /// <param name="reportId">The report's id.</param>
    /// <param name="requireSameQuery">
    /// Whether it must be a report of this very query: the same text, but for letter case and white space. Otherwise it may
    /// be one of any query with at least these columns, and what else that says counts: it alone was executed.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="InsightsException">There is no such report, or it is of another query.</exception>
    public async Task<ScheduledReport<T>> GetScheduledReportAsync<T>(
        InsightsQuery<T> query, string reportId, bool requireSameQuery = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(reportId);
        return Attach(query, await RequireReportAsync(reportId, cancellationToken).ConfigureAwait(false), requireSameQuery);
    }

    /// <summary>A report that was scheduled before, by its name; null where there is none.</summary>
    /// <param name="query">The query that it was scheduled with.</param>
    /// <param name="reportName">The report's name.</param>
    /// <param name="requireSameQuery">As of <see cref="GetScheduledReportAsync{T}"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InsightsException">Several reports have this name; or it is of another query.</exception>
    public async Task<ScheduledReport<T>?> FindScheduledReportAsync<T>(
        InsightsQuery<T> query, string reportName, bool requireSameQuery = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(reportName);
        var reports = await GetReportsAsync(reportName: reportName, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return reports switch
        {
            [] => null,
            [var single] => Attach(query, single, requireSameQuery),
            _ => throw new InsightsException(
                $"{reports.Count} reports are called '{reportName}': {string.Join(", ", reports.Take(10).Select(report => report.ReportId))}. Ask for the one that is meant by its id.") { Operation = "get reports", QueryText = query.ToString() },
        };
    }

    internal async Task<InsightsReport> RequireReportAsync(string reportId, CancellationToken cancellationToken) =>
        await GetReportsAsync(reportId: reportId, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new InsightsException($"The service has no report {reportId}.") { Operation = "get reports" };

    internal async Task DeleteScheduledReportAsync(InsightsReport report, CancellationToken cancellationToken)
    {
        await DeletionTask.IgnoreNotFoundAsync(DeleteReportAsync(report.ReportId, cancellationToken)).ConfigureAwait(false);
        if (report.QueryId is not { } queryId || await GetReportsAsync(queryId: queryId, cancellationToken: cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var query = await GetQueriesAsync(queryId, origin: QueryOrigin.Created, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (query?.Description == GeneratedName.Description)
        {
            await DeletionTask.IgnoreNotFoundAsync(DeleteQueryAsync(queryId, cancellationToken)).ConfigureAwait(false);
        }
    }

    private ScheduledReport<T> Attach<T>(InsightsQuery<T> query, InsightsReport report, bool requireSameQuery) =>
        requireSameQuery && ReportQueryComparison.FindDifference(query, report) is { } difference
            ? throw new InsightsException($"The report {report.ReportId} is not of this query: {difference}") { Operation = "get reports", QueryText = query.ToString() }
            : new ScheduledReport<T>(this, query, report);
}
