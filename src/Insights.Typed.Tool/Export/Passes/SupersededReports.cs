using System.Net;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>The reports with an earlier query or interval of an entry. Their executions are still exported; then they are deleted. Several exporters can do that at once.</summary>
/// <param name="client">The client.</param>
/// <param name="reports">The reports.</param>
/// <param name="onNote">Called with a line about each change.</param>
internal sealed class SupersededReports(InsightsClient client, IReadOnlyList<InsightsReport> reports, Action<string> onNote)
{
    /// <summary>Pauses the reports: none must run next to the new one.</summary>
    public async Task PauseAsync(EntryExecutions executions, CancellationToken cancellationToken)
    {
        foreach (var report in reports.Where(report => report.ReportStatus == ReportStatus.Active && !executions.IsInProgress(report, client.GetServiceTime())))
        {
            try
            {
                await client.PauseReportAsync(report.ReportId, cancellationToken).ConfigureAwait(false);
                onNote($"paused the report {report.ReportId}, because its query or interval is no longer that of the entry");
            }
            catch (InsightsServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                // Another exporter has deleted it.
            }
        }
    }

    /// <summary>Deletes the reports of which nothing is left to export.</summary>
    public async Task DeleteDrainedAsync(
        EntryExecutions executions,
        Func<ReportExecution, bool> isStored,
        Func<InsightsReport, CancellationToken, Task<ScheduledReport<TextRow>>> open,
        CancellationToken cancellationToken)
    {
        foreach (var report in reports.Where(report => report.ReportStatus != ReportStatus.Active))
        {
            var listed = executions.All.Where(pair => pair.Report.ReportId == report.ReportId).Select(pair => pair.Execution);
            if (!listed.All(execution => execution.ExecutionStatus == ExecutionStatus.Completed ? isStored(execution) : HasNoRows(report, execution, executions)))
            {
                continue;
            }

            try
            {
                var superseded = await open(report, cancellationToken).ConfigureAwait(false);
                await superseded.DeleteAsync(cancellationToken).ConfigureAwait(false);
                onNote($"deleted the report {report.ReportId}, whose executions are all exported");
            }
            catch (InsightsException)
            {
                if (await ExistsAsync(report, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Whether a report exists. If not, another exporter has stored all its executions, and deleted it.</summary>
    public async Task<bool> ExistsAsync(InsightsReport report, CancellationToken cancellationToken) =>
        await client.GetReportsAsync(reportId: report.ReportId, cancellationToken: cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Whether an execution that has not completed never will. The service can list the next one before it is due, and that of a paused report does not
    /// happen; but one that was due before the pause does.
    /// </summary>
    private bool HasNoRows(InsightsReport report, ReportExecution execution, EntryExecutions executions) =>
        execution.ExecutionStatus.IsFinal
        || (report.ReportStatus == ReportStatus.Paused
            && (execution.ExecutionStatus == ExecutionStatus.Paused
                || (execution.ExecutionStatus == ExecutionStatus.Pending && !executions.IsInProgress(report, client.GetServiceTime()))));
}
