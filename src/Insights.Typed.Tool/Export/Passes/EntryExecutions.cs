using System.Globalization;
using System.Net;
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
    /// Finds an execution that was due at least a day ago, and that the target does not have: it failed, or the service has not
    /// completed it. A failed one has no time, so the times of the report's schedule are compared with the newest one in the target.
    /// </summary>
    /// <param name="newest">The time of the newest execution in the target; null for none.</param>
    /// <param name="now">The service's time.</param>
    /// <returns>The message; null if no execution is missing.</returns>
    public string? DescribeOverdue(DateTimeOffset? newest, DateTimeOffset now)
    {
        if (current is null || current.ReportStatus != ReportStatus.Active || ReportTimes.FindLastDue(current, now - Tolerance) is not { } due || newest >= due)
        {
            return null;
        }

        var failed = all.Count(pair => pair.Report.ReportId == current.ReportId && pair.Execution.ExecutionStatus == ExecutionStatus.Failed);
        var reason = failed == 0 ? "the service has not completed it" : string.Create(CultureInfo.InvariantCulture, $"{failed} execution{(failed == 1 ? "" : "s")} of the report failed");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The execution that was due at {due.UtcDateTime:yyyy-MM-dd HH:mm}Z is not in the target: {reason}. Look at the report: insights report show {current.ReportId}");
    }
}
