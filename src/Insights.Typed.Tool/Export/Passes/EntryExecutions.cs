using System.Globalization;
using System.Net;
using Insights.Typed.Language;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>The executions of all reports that were created for an entry.</summary>
/// <param name="entry">The entry.</param>
/// <param name="current">The report with the entry's query; null if it must be created.</param>
/// <param name="all">The executions.</param>
internal sealed class EntryExecutions(ExportEntry entry, InsightsReport? current, IReadOnlyList<(InsightsReport Report, ReportExecution Execution)> all)
{
    /// <summary>How long after its time an execution can be missing. The service states no limit; executions of the real one take minutes to hours.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(24);

    public IReadOnlyList<(InsightsReport Report, ReportExecution Execution)> All => all;

    /// <summary>Gets the executions that the target must have, the oldest first.</summary>
    public IEnumerable<(InsightsReport Report, ReportExecution Execution)> Wanted
    {
        get
        {
            var completed = all
                .Where(pair => pair.Execution.ExecutionStatus == ExecutionStatus.Completed)
                .OrderBy(pair => pair.Execution.ReportGeneratedTime)
                .ThenBy(pair => pair.Execution.ExecutionId, StringComparer.Ordinal);
            return entry.Mode switch
            {
                ModeName.Append => completed,
                ModeName.Replace => completed.TakeLast(1),
                _ => throw new InvalidOperationException($"The mode {entry.Mode} is unknown."),
            };
        }
    }

    public static async Task<EntryExecutions> GetAsync(InsightsClient client, ExportEntry entry, EntryReports reports, InsightsReport? current, CancellationToken cancellationToken)
    {
        var all = new List<(InsightsReport, ReportExecution)>();
        InsightsReport[] running = current is null ? [] : [current];
        foreach (var report in reports.Superseded.Concat(reports.Ended).Concat(running).DistinctBy(report => report.ReportId, StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                await foreach (var execution in client.GetExecutionsAsync(report.ReportId, cancellationToken: cancellationToken).ConfigureAwait(false))
                {
                    all.Add((report, execution));
                }
            }
            catch (InsightsServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound && report.ReportId != current?.ReportId)
            {
                // Another exporter has deleted it.
            }
        }

        return new EntryExecutions(entry, current, all);
    }

    /// <summary>
    /// Finds the executions of former reports of which the target has none. While such a report runs, they are exported before another report is created or
    /// resumed, because the target gets the columns of the former report with them, and can then refuse those of the other one.
    /// </summary>
    /// <remarks>A target that has one and accepts the other columns was corrected by a person. A later one must not take that back before it counts.</remarks>
    public IReadOnlyList<(InsightsReport Report, ReportExecution Execution)> FindPreceding(EntryReports reports, StoredExecutions stored) =>
        !reports.IsSupersededActive ? [] : [.. Wanted.Where(pair => reports.Superseded.Contains(pair.Report) && !stored.Contains(pair.Execution) && !stored.HasAnyOf(pair.Report))];

    /// <summary>Gets the time of the newest execution that the target has or can get, since another exporter can store one at the same time; null for none.</summary>
    public DateTimeOffset? FindNewest(StoredExecutions stored) => Wanted.Select(pair => pair.Execution.ReportGeneratedTime).Append(stored.Newest?.GeneratedTime).Max();

    /// <summary>Returns a value indicating whether the service may still complete an execution of a report: it runs, or it is pending and can be due.</summary>
    /// <remarks>
    /// The service can list the next execution as pending long before it is due, and states neither due times nor when a report was paused. So a single pending
    /// one is the next one if the last one that was due has ended. Otherwise, it can be any later one. That of a paused report counts as the first of them, and
    /// as one that never completes from a day and an interval after its due time: one that takes longer is lost.
    /// </remarks>
    public bool IsInProgress(InsightsReport report, DateTimeOffset now)
    {
        var latestFirst = GetLatestFirst(report);
        var pending = latestFirst.Count(execution => execution.ExecutionStatus == ExecutionStatus.Pending);
        if (pending > 1 || latestFirst.Any(execution => execution.ExecutionStatus == ExecutionStatus.Running))
        {
            return true;
        }

        if (pending == 0 || !ReportTimes.IsKnown(report))
        {
            return pending > 0;
        }

        var ended = CountDueOfEnded(report, latestFirst.Reverse().Where(execution => execution.ExecutionStatus.IsFinal), now);
        return ended < ReportTimes.CountDue(report, now)
            && (report.ReportStatus != ReportStatus.Paused || ReportTimes.CountDueAnIntervalBefore(report, now - Tolerance) <= ended);
    }

    /// <summary>Finds an execution that was due at least a day ago, and that the target does not have: it failed, or the service has not completed it.</summary>
    /// <remarks>
    /// The service states neither when an execution was due nor when a report was paused, and lists none for a time in a pause. If more
    /// executions are later than the latest completed one than were due within the tolerance, one of them is overdue. Otherwise the
    /// service lists none for the overdue time: after a pause, or because it no longer runs the report. The first such time is no error,
    /// because a pause is none; the second is one, so that the other cause is found one interval later.
    /// </remarks>
    /// <param name="newest">The time of the newest execution that the target has or can get; null for none.</param>
    /// <param name="now">The service's time.</param>
    /// <returns>The message; null if no execution is missing.</returns>
    public string? DescribeOverdue(DateTimeOffset? newest, DateTimeOffset now)
    {
        if (current is null || current.ReportStatus != ReportStatus.Active || ReportTimes.FindLastDue(current, now - Tolerance) is not { } due || newest >= due)
        {
            return null;
        }

        var dueBefore = ReportTimes.CountDue(current, now - Tolerance);
        var overdue = dueBefore - (newest is { } time ? ReportTimes.CountDue(current, time) : 0);
        var inTolerance = ReportTimes.CountDue(current, now) - dueBefore;
        var incomplete = GetIncomplete(current);
        if (incomplete.FirstOrDefault() == ExecutionStatus.Pending && incomplete.Count > CountDueSinceCompleted(current, now))
        {
            // More than were due: the service lists the next one, too.
            incomplete.RemoveAt(0);
        }

        if (incomplete.Count <= inTolerance && overdue == 1)
        {
            return null;
        }

        var failed = incomplete.Count(status => status == ExecutionStatus.Failed);
        var reason = incomplete.Count <= inTolerance ? "the service lists none for that time, in which the report was paused or did not run"
            : incomplete[(int)inTolerance] == ExecutionStatus.Failed ? string.Create(CultureInfo.InvariantCulture, $"{failed} execution{(failed == 1 ? "" : "s")} of the report failed")
            : "the service has not completed it";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The execution that was due at {due.UtcDateTime:yyyy-MM-dd HH:mm}Z is not in the target: {reason}. Look at the report: insights report show {current.ReportId}");
    }

    /// <summary>Gets the number of due times up to that of the last execution that has ended.</summary>
    /// <remarks>
    /// An execution can be generated after later ones are due, and the service lists none for a time in a pause. If fewer have ended than were due, they are late
    /// if the first one was generated within two days of its due time. A later increase counts as a delay for a day, and then as a pause: if the delay of a
    /// report grows by an interval and stays so, a due execution counts as the next one. Failed executions have no time: each counts as one.
    /// </remarks>
    private static Int128 CountDueOfEnded(InsightsReport report, IEnumerable<ReportExecution> earliestFirst, DateTimeOffset now)
    {
        var number = ReportTimes.CountDue(report, now - ServiceProgram.ExecutionRetention);
        Int128? late = null;
        foreach (var execution in earliestFirst)
        {
            number++;
            if (execution.ReportGeneratedTime is { } generated)
            {
                var due = ReportTimes.CountDue(report, generated);
                var hasGap = due > number && (late is { } before
                    ? due - number > before && generated <= now - Tolerance
                    : ReportTimes.CountDue(report, generated - (2 * Tolerance)) >= number);
                number = hasGap ? due - (late ?? 0) : Int128.Min(number, due);
                late = due - number;
            }
        }

        return number;
    }

    /// <summary>Gets the statuses of a report's executions after the newest completed one, the latest first.</summary>
    private List<ExecutionStatus> GetIncomplete(InsightsReport report) =>
        [.. GetLatestFirst(report).Select(execution => execution.ExecutionStatus).TakeWhile(status => status != ExecutionStatus.Completed)];

    /// <summary>Gets a report's executions without those that a pause prevents, the latest first.</summary>
    private IReadOnlyList<ReportExecution> GetLatestFirst(InsightsReport report)
    {
        var listed = all
            .Where(pair => pair.Report.ReportId == report.ReportId && pair.Execution.ExecutionStatus != ExecutionStatus.Paused)
            .Select(pair => pair.Execution)
            .ToList();
        return ExecutionOrder.LatestFirst(listed, report);
    }

    /// <summary>Gets the number of a report's executions that were due after the newest completed one.</summary>
    private Int128 CountDueSinceCompleted(InsightsReport report, DateTimeOffset now)
    {
        var newest = all
            .Where(pair => pair.Report.ReportId == report.ReportId && pair.Execution.ExecutionStatus == ExecutionStatus.Completed)
            .Max(pair => pair.Execution.ReportGeneratedTime);
        return ReportTimes.CountDue(report, now) - (newest is { } time ? ReportTimes.CountDue(report, time) : 0);
    }
}
