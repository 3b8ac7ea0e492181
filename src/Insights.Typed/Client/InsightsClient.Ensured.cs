using System.Globalization;
using Insights.Typed.Client.Scheduled;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <content>Scheduled reports that are created where none exists.</content>
public sealed partial class InsightsClient
{
    /// <summary>How many run-out reports of one name and its suffixes are passed over (our choice): an endless list must end.</summary>
    private const int MaxSuffixes = 1000;

    /// <summary>Returns the scheduled report of this name and query, and creates it where none exists that is still executed.</summary>
    /// <param name="query">What its rows are of.</param>
    /// <param name="schedule">
    /// The report's name, and when a new one is executed. Where <see cref="ReportSchedule.StartTime"/> is null, a new report starts as
    /// soon as the service allows: in 4 hours and 5 minutes by default. Where <see cref="ReportSchedule.RecurrenceInterval"/> is
    /// null, it is the dataset's minimum and at least <see cref="InsightsClientOptions.MinimumRecurrenceInterval"/>.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation. What was created by then is deleted again.</param>
    /// <typeparam name="T">What one row becomes.</typeparam>
    /// <remarks>
    /// A report whose status is <see cref="ReportStatus.Inactive"/> has run out and is not reused: the new one has the name with a
    /// number, <c>Idle seats 2</c>, and later calls find that one. One that is paused is returned as it is.
    /// The query is compared by its meaning, as far as letter case and white space go, and an interval and a count
    /// where <paramref name="schedule"/> states them.
    /// After a lost response, a report is looked up before it is created again. Of two programs that create one at
    /// the same time, the later one deletes its own again and returns the other's. The service has no operation that does this
    /// in one step, and its times are whole seconds: of two reports created in the same second, both can stay. Later calls
    /// return the same one of them.
    /// </remarks>
    /// <exception cref="ArgumentException">As of <see cref="CreateScheduledReportAsync{T}"/>.</exception>
    /// <exception cref="InsightsException">A report of this name is of another query or has another recurrence. The message says what differs.</exception>
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

        throw new InsightsException($"{MaxSuffixes} reports with names from '{schedule.ReportName}' on have run out: delete them, or choose another name.") { Operation = "get reports", QueryText = query.ToString() };
    }

    private async Task<ScheduledReport<T>> CreateWithoutDuplicateAsync<T>(InsightsQuery<T> query, ReportSchedule schedule, string name, CancellationToken cancellationToken)
    {
        var interval = schedule.RecurrenceInterval ?? Math.Max(query.Clauses.MinimumRecurrenceInterval ?? 0, options.MinimumRecurrenceInterval);
        var created = await CreateScheduledReportAsync(query, schedule with { ReportName = name, RecurrenceInterval = interval }, cancellationToken).ConfigureAwait(false);

        // Another program can have created one since the list was read. Both see both now, and choose the same.
        var reports = await GetReportsAsync(reportName: name, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var first = FindReusableReport(query, schedule, reports);
        if (first is null || string.Equals(first.ReportId, created.ReportId, StringComparison.OrdinalIgnoreCase))
        {
            return created;
        }

        await created.DeleteAsync(cancellationToken).ConfigureAwait(false);
        return new ScheduledReport<T>(this, query, first);
    }

    /// <summary>The report that is reused: the earliest that has not run out; null where all have.</summary>
    /// <exception cref="InsightsException">None of those that have not run out is as requested.</exception>
    private static InsightsReport? FindReusableReport(InsightsQuery query, ReportSchedule schedule, List<InsightsReport> reports)
    {
        var running = reports
            .Where(report => report.ReportStatus != ReportStatus.Inactive)
            .OrderBy(report => report.CreatedTime ?? DateTimeOffset.MaxValue)
            .ThenBy(report => report.ReportId, StringComparer.Ordinal)
            .ToList();
        return running.Find(report => FindScheduleDifference(query, schedule, report) is null) ?? (running is [var other, ..]
            ? throw new InsightsException(
                $"The report {other.ReportId} is called '{UntrustedText.Sanitize(schedule.ReportName, UntrustedText.MaxNameLength)}' and differs: {FindScheduleDifference(query, schedule, other)} Delete it, change it with {nameof(UpdateReportAsync)}, or choose another name.")
            {
                Operation = "get reports",
                QueryText = query.ToString(),
            }
            : null);
    }

    /// <summary>What differs, in a sentence; null where nothing does that is known.</summary>
    private static string? FindScheduleDifference(InsightsQuery query, ReportSchedule schedule, InsightsReport report) =>
        ReportQueryComparison.FindDifference(query, report)
        ?? DescribeDifference("interval in hours", report.RecurrenceInterval, schedule.RecurrenceInterval)
        ?? DescribeDifference("number of executions", report.RecurrenceCount, schedule.RecurrenceCount);

    private static string? DescribeDifference(string name, int? actual, int? expected) =>
        actual is null || expected is null || actual == expected ? null : string.Create(CultureInfo.InvariantCulture, $"its {name} is {actual}, and not {expected}.");
}
