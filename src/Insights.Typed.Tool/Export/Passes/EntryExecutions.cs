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

    /// <summary>Returns a value indicating whether the service may still complete an execution of a report: it runs, or it is pending and can be due.</summary>
    /// <remarks>
    /// The service can list the next execution as pending long before it is due. It states no due times, and an execution can be generated after the next one is
    /// due. So executions are compared by their number: a single pending one is the next one if as many have ended as were due while the service keeps them.
    /// A pause within that time, in which none is executed, therefore makes it look due. That only delays the pause of the report; the other mistake could lose rows.
    /// </remarks>
    public bool IsInProgress(InsightsReport report, DateTimeOffset now)
    {
        var retained = now - ServiceProgram.ExecutionRetention;
        var latestFirst = GetLatestFirst(report);
        var pending = latestFirst.Count(execution => execution.ExecutionStatus == ExecutionStatus.Pending);
        var ended = latestFirst.TakeWhile(execution => execution.ReportGeneratedTime is not { } time || time > retained).Count(execution => execution.ExecutionStatus.IsFinal);
        return latestFirst.Any(execution => execution.ExecutionStatus == ExecutionStatus.Running)
            || pending > 1
            || (pending == 1 && (!ReportTimes.IsKnown(report) || ended < ReportTimes.CountDue(report, now) - ReportTimes.CountDue(report, retained)));
    }

    /// <summary>Finds an execution that was due at least a day ago, and that the target does not have: it failed, or the service has not completed it.</summary>
    /// <remarks>
    /// The service states neither when an execution was due nor when a report was paused, and lists none for a time in a pause. If more
    /// executions are later than the latest completed one than were due within the tolerance, one of them is overdue. Otherwise the
    /// service lists none for the overdue time: after a pause, or because it no longer runs the report. The first such time is no error,
    /// because a pause is none; the second is one, so that the other cause is found one interval later.
    /// </remarks>
    /// <param name="newest">The time of the newest execution in the target; null for none.</param>
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
