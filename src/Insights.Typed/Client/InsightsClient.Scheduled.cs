using Insights.Typed.Client.Items;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Requests;
using Insights.Typed.Transport;

namespace Insights.Typed;

/// <content>Scheduled reports with typed rows.</content>
public sealed partial class InsightsClient
{
    /// <summary>Schedules a query as a report with typed rows, once or repeatedly.</summary>
    /// <param name="query">The query that the report executes.</param>
    /// <param name="schedule">The report's name and its schedule.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Resources that were created by then are deleted. If a deletion fails, the exception lists them: see <see cref="InsightsException.RemainingResourcesKey"/>.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <returns>The report, with methods to wait for its executions and to read their rows. Keep its id to find it again.</returns>
    /// <remarks>
    /// Creates a query and a report, which stay on the service until <see cref="ScheduledReport{T}.DeleteAsync"/>. For a
    /// <see cref="SystemQuery{TRow}"/> it creates only the report. If the response to a creation is lost, the resource is
    /// looked up before it is created again: it is never created twice.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is empty, or the callback address is not valid. The parameter name of the exception is the field.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is too early, the recurrence is out of range, or the format or the callback method is not supported by the service. The parameter name of the exception is the field.</exception>
    public async Task<ScheduledReport<T>> CreateScheduledReportAsync<T>(InsightsQuery<T> query, ReportSchedule schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(schedule);
        ReportFields.CheckDatasetInterval(schedule.RecurrenceInterval, nameof(schedule.RecurrenceInterval), query);
        if (query.SystemQueryId is { } systemQueryId)
        {
            return new ScheduledReport<T>(this, query, await CreateReportAsync(systemQueryId, schedule, cancellationToken).ConfigureAwait(false));
        }

        // Invalid fields are rejected before anything is created.
        _ = schedule.ToBody("-", options, service.Now);
        var queryName = schedule.QueryName is { } chosenName ? ReportFields.RequireText(chosenName, nameof(schedule.QueryName)) : null;
        var managedQuery = PrepareQuery(
            queryName ?? GeneratedName.Create(schedule.ReportName), query.ToString(), GeneratedName.Description, isUniqueName: queryName is null);
        ManagedResource<InsightsReport>? managedReport = null;
        try
        {
            var created = await managedQuery.CreateAsync(cancellationToken).ConfigureAwait(false);
            managedReport = PrepareReportOfQuery(created.QueryId, schedule);
            return new ScheduledReport<T>(this, query, await managedReport.CreateAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            if (await CleanUpAsync(managedQuery, managedReport).ConfigureAwait(false) is { } remaining)
            {
                exception.Data[InsightsException.RemainingResourcesKey] = remaining;
            }

            throw;
        }
    }

    /// <summary>Gets a report that was scheduled before, for example by another program, with the rows of a query.</summary>
    /// <param name="query">The query that it was scheduled with.</param>
    /// <param name="reportId">The report's id.</param>
    /// <param name="requireSameQuery">
    /// true if the report must have the same query: the same text, ignoring letter case and white space. Otherwise, the report
    /// can have another query with at least these columns; its other clauses apply, because the service executed that query.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="InsightsException">The report does not exist, or it has another query.</exception>
    public async Task<ScheduledReport<T>> GetScheduledReportAsync<T>(
        InsightsQuery<T> query, string reportId, bool requireSameQuery = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(reportId);
        return Attach(query, await RequireReportAsync(reportId, cancellationToken).ConfigureAwait(false), requireSameQuery);
    }

    /// <summary>
    /// Gets a report that was scheduled before by its name, or null if no report has the name. A report that has ended
    /// (<see cref="ReportStatus.Inactive"/>) is returned only if all with the name have ended; <see cref="EnsureScheduledReportAsync{T}"/>
    /// creates another one then.
    /// </summary>
    /// <param name="query">The query that it was scheduled with.</param>
    /// <param name="reportName">The report's name.</param>
    /// <param name="requireSameQuery">See <see cref="GetScheduledReportAsync{T}"/>.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InsightsException">Several reports that have not ended have this name, or several that have ended; or the report has another query.</exception>
    public async Task<ScheduledReport<T>?> FindScheduledReportAsync<T>(
        InsightsQuery<T> query, string reportName, bool requireSameQuery = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(reportName);
        var named = await GetReportsAsync(reportName: reportName.Trim(), cancellationToken: cancellationToken)
            .Where(report => ResourceFilter.HasName(report.ReportName, reportName)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var running = named.FindAll(report => report.ReportStatus != ReportStatus.Inactive);
        var reports = running.Count > 0 ? running : named;
        return reports switch
        {
            [] => null,
            [var single] => Attach(query, single, requireSameQuery),
            _ => throw new InsightsException(
                $"{reports.Count} reports have the name '{reportName}': {string.Join(", ", reports.Take(10).Select(report => report.ReportId))}. Use the id to get one of them.") { Operation = InsightsOperationNames.GetReports, QueryText = query.ToString() },
        };
    }

    internal async Task<InsightsReport> RequireReportAsync(string reportId, CancellationToken cancellationToken) =>
        await GetReportsAsync(reportId: reportId, cancellationToken: cancellationToken)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new InsightsException($"The service has no report {reportId}.") { Operation = InsightsOperationNames.GetReports };

    internal async Task DeleteScheduledReportAsync(InsightsReport report, CancellationToken cancellationToken)
    {
        await DeletionTask.IgnoreNotFoundAsync(DeleteReportAsync(report.ReportId, cancellationToken)).ConfigureAwait(false);
        if (report.QueryId is not { } queryId || await GetReportsAsync(queryId: queryId, cancellationToken: cancellationToken)
            .AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var query = await GetQueriesAsync(queryId, origin: QueryOrigin.Created, cancellationToken: cancellationToken)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (query?.Description == GeneratedName.Description)
        {
            await DeletionTask.IgnoreNotFoundAsync(DeleteQueryAsync(queryId, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes what was created for a report that could not be scheduled, and describes what may remain; null if nothing does. A report that may exist keeps its query, without which it could not be executed.</summary>
    private async Task<string?> CleanUpAsync(ManagedResource<SavedQuery> query, ManagedResource<InsightsReport>? report)
    {
        using var limit = CleanUpLimit.Start(options);
        if (report is not null && await DeletionTask.CatchAsync(report.DeleteAsync(limit.Token)).ConfigureAwait(false) is { } reportException)
        {
            return $"The report may have been scheduled; the service may still have the report ({DescribeId(report.Id)}) and has its query ({DescribeId(query.Id)}): {reportException.Message}";
        }

        return await DeletionTask.CatchAsync(query.DeleteAsync(limit.Token)).ConfigureAwait(false) is { } queryException
            ? $"No report was scheduled, but the service may still have its query ({DescribeId(query.Id)}): {queryException.Message}"
            : null;

        static string DescribeId(string? id) => id ?? "its id is not known";
    }

    private ScheduledReport<T> Attach<T>(InsightsQuery<T> query, InsightsReport report, bool requireSameQuery) =>
        requireSameQuery && ReportQueryComparison.FindDifference(query, report) is { } difference
            ? throw new InsightsException($"The report {report.ReportId} has another query: {difference}") { Operation = InsightsOperationNames.GetReports, QueryText = query.ToString() }
            : new ScheduledReport<T>(this, query, report);
}
