using System.Globalization;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <content>Scheduled reports that are created where none exists.</content>
public sealed partial class InsightsClient
{
    /// <summary>The number of inactive reports with one name and its suffixes that are skipped (our choice): the search must end.</summary>
    private const int MaxSuffixes = 1000;

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
    /// number, <c>Idle seats 2</c>, and later calls find that one. A paused report is returned paused.
    /// Queries are compared without regard to letter case and white space. The interval and the count are compared
    /// if <paramref name="schedule"/> sets them.
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
        ArgumentException.ThrowIfNullOrWhiteSpace(schedule.ReportName);
        for (var number = 1; number <= MaxSuffixes; number++)
        {
            var name = number == 1 ? schedule.ReportName : string.Create(CultureInfo.InvariantCulture, $"{schedule.ReportName} {number}");
            var reports = await GetReportsAsync(reportName: name, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (FindReusableReport(query, schedule, reports) is { } existing)
            {
                return new ScheduledReport<T>(this, query, existing);
            }

            if (reports.Count == 0)
            {
                return await CreateWithoutDuplicateAsync(query, schedule, name, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new InsightsException($"{MaxSuffixes} reports with names that start with '{schedule.ReportName}' are inactive: delete them, or choose another name.") { Operation = "get reports", QueryText = query.ToString() };
    }

    private async Task<ScheduledReport<T>> CreateWithoutDuplicateAsync<T>(InsightsQuery<T> query, ReportSchedule schedule, string name, CancellationToken cancellationToken)
    {
        var interval = schedule.RecurrenceInterval ?? Math.Max(query.Clauses.MinimumRecurrenceInterval ?? 0, options.MinimumRecurrenceInterval);
        var created = await CreateScheduledReportAsync(query, schedule with { ReportName = name, RecurrenceInterval = interval }, cancellationToken).ConfigureAwait(false);

        // Another program can have created one since the list was read. After a second, no other can have the same time any more, so
        // each program sees all that are before its own, and all choose the same one.
        await Task.Delay(CreatedTimeUnit, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        var reports = await GetReportsAsync(reportName: name, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var first = FindReusableReport(query, schedule, reports);
        if (first is null || string.Equals(first.ReportId, created.ReportId, StringComparison.OrdinalIgnoreCase))
        {
            return created;
        }

        await created.DeleteAsync(cancellationToken).ConfigureAwait(false);
        return new ScheduledReport<T>(this, query, first);
    }

    /// <summary>Returns the report to reuse: the earliest that is not inactive; null if all are inactive.</summary>
    /// <exception cref="InsightsException">No report that is not inactive matches the request.</exception>
    private static InsightsReport? FindReusableReport(InsightsQuery query, ReportSchedule schedule, List<InsightsReport> reports)
    {
        var running = reports
            .Where(report => report.ReportStatus != ReportStatus.Inactive)
            .OrderBy(report => report.CreatedTime ?? DateTimeOffset.MaxValue)
            .ThenBy(report => report.ReportId, StringComparer.Ordinal)
            .ToList();
        return running.Find(report => FindScheduleDifference(query, schedule, report) is null) ?? (running is [var other, ..]
            ? throw new InsightsException(
                $"The report {other.ReportId} with the name '{UntrustedText.Sanitize(schedule.ReportName, UntrustedText.MaxNameLength)}' differs: {FindScheduleDifference(query, schedule, other)} Delete it, change it with {nameof(UpdateReportAsync)}, or choose another name.")
            {
                Operation = "get reports",
                QueryText = query.ToString(),
            }
            : null);
    }

    /// <summary>Describes the difference in a sentence; null if no difference is known.</summary>
    private static string? FindScheduleDifference(InsightsQuery query, ReportSchedule schedule, InsightsReport report) =>
        ReportQueryComparison.FindDifference(query, report)
        ?? DescribeDifference("interval in hours", report.RecurrenceInterval, schedule.RecurrenceInterval)
        ?? DescribeDifference("number of executions", report.RecurrenceCount, schedule.RecurrenceCount);

    private static string? DescribeDifference(string name, int? actual, int? expected) =>
        actual is null || expected is null || actual == expected ? null : string.Create(CultureInfo.InvariantCulture, $"its {name} is {actual}, not {expected}.");
}
