using Insights.Typed.Client.Scheduled;
using Insights.Typed.Requests;

namespace Insights.Typed;

/// <content>Scheduled reports that are created where none exists.</content>
public sealed partial class InsightsClient
{
    /// <summary>The unit of the times when the service created reports.</summary>
    private static readonly TimeSpan CreatedTimeUnit = TimeSpan.FromSeconds(1);

    /// <summary>Returns the scheduled report with this name and query, or creates it if no active one exists.</summary>
    /// <param name="query">The query that the report executes.</param>
    /// <param name="schedule">
    /// The report's name and the schedule of a new one. If <see cref="ReportSchedule.StartTime"/> is null, a new report starts as
    /// soon as the service allows: in 4 hours and 5 minutes by default. If <see cref="ReportSchedule.RecurrenceInterval"/> is
    /// null, it is the dataset's minimum and at least <see cref="InsightsClientOptions.MinimumRecurrenceInterval"/>.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation. A report that is complete by then stays, and the next call returns it.</param>
    /// <typeparam name="T">The type that one row is read as.</typeparam>
    /// <remarks>
    /// A report with the status <see cref="ReportStatus.Inactive"/> has ended and is not reused: the new one has the name with a
    /// number, <c>Idle seats 2</c>, and later calls find that one, also if the first is deleted. A paused report is returned paused.
    /// Queries are compared without regard to letter case and white space. The interval and the count are compared
    /// if <paramref name="schedule"/> sets them. The start is checked only if a report is created: that of an existing one has passed.
    /// After a lost response, the report is looked up before it is created again. If several programs create one at
    /// the same time, all but the first delete theirs and return the first one. The service has no operation that does this
    /// in one step, and its times are whole seconds: so a call that creates a report waits one second before it looks for others.
    /// </remarks>
    /// <exception cref="ArgumentException">See <see cref="CreateScheduledReportAsync{T}"/>.</exception>
    /// <exception cref="InsightsException">A report with this name has another query or another recurrence. The message states the difference.</exception>
    public async Task<ScheduledReport<T>> EnsureScheduledReportAsync<T>(InsightsQuery<T> query, ReportSchedule schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(schedule);
        CheckReusableFields(query, schedule);
        var reports = await GetReportSeriesAsync(schedule.ReportName, cancellationToken).ConfigureAwait(false);
        return reports.FindReusable(query, schedule) is { } existing
            ? new ScheduledReport<T>(this, query, existing)
            : await CreateWithoutDuplicateAsync(query, schedule, reports.NextName, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rejects an invalid schedule before an existing report is compared with it, which would be called different. Its start is that of a new report only.</summary>
    private void CheckReusableFields(InsightsQuery query, ReportSchedule schedule)
    {
        ReportFields.CheckDatasetInterval(schedule.RecurrenceInterval, nameof(schedule.RecurrenceInterval), query);
        _ = (schedule with { StartTime = null }).ToBody("-", options, service.Now);
    }

    private async Task<ScheduledReport<T>> CreateWithoutDuplicateAsync<T>(InsightsQuery<T> query, ReportSchedule schedule, string name, CancellationToken cancellationToken)
    {
        var interval = schedule.RecurrenceInterval ?? Math.Max(query.Clauses.MinimumRecurrenceInterval ?? 0, options.MinimumRecurrenceInterval);
        var created = await CreateScheduledReportAsync(query, schedule with { ReportName = name, RecurrenceInterval = interval }, cancellationToken).ConfigureAwait(false);

        // Another program can have created one since the list was read. After a second, no other can have the same time any more, so
        // each program sees all that are before its own, and all choose the same one.
        await Task.Delay(CreatedTimeUnit, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        var reports = await GetReportSeriesAsync(schedule.ReportName, cancellationToken).ConfigureAwait(false);
        var first = reports.FindReusable(query, schedule);
        if (first is null || string.Equals(first.ReportId, created.ReportId, StringComparison.OrdinalIgnoreCase))
        {
            return created;
        }

        await created.DeleteAsync(cancellationToken).ConfigureAwait(false);
        return new ScheduledReport<T>(this, query, first);
    }

    /// <summary>Gets all reports in one list: one with a number in its name can be active after an earlier one was deleted.</summary>
    private async Task<ReportSeries> GetReportSeriesAsync(string name, CancellationToken cancellationToken) =>
        new(name, await GetReportsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false));
}
