using System.ComponentModel;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The tools that create, change and delete reports on the service.</summary>
internal sealed class ReportChangeTools(QuerySource queries, ClientSource clients)
{
    [McpServerTool(Name = "run_report", Title = "Run a query as a report", Destructive = false)]
    [Description("Runs a query as a report, waits for it, gets its first rows, and deletes the report. Takes minutes; prefer preview_query, unless the query is too long or too slow for a preview.")]
    public async Task<string> RunReportAsync(
        IProgress<ProgressNotificationValue> progress,
        [Description(QueryTools.QueryDescription)] string query,
        [Description(BoundedRows.Description)] int maxRows = BoundedRows.DefaultRows,
        [Description(QueryTimes.StartDescription)] string? startTime = null,
        [Description(QueryTimes.EndDescription)] string? endTime = null,
        CancellationToken cancellationToken = default)
    {
        var inspection = await queries.InspectValidAsync(query, cancellationToken).ConfigureAwait(false);
        var (start, end) = QueryTimes.Parse(startTime, endTime);
        var textQuery = InsightsQuery.FromText(inspection.Query!.ToString());
        var rows = new BoundedRows(textQuery, inspection, maxRows);
        var options = new ReportRunOptions { QueryStartTime = start, QueryEndTime = end, Progress = new ReportBar(new ProgressNotifier(progress)) };
        await rows.ReadAsync(clients.Get().RunAsync(textQuery, options, cancellationToken), cancellationToken).ConfigureAwait(false);
        return rows.CreateResult(clients.TakeIsRedacted(textQuery));
    }

    [McpServerTool(Name = "schedule_report", Title = "Schedule a report", Destructive = false)]
    [Description("Schedules a query as a report, which stays on the service until delete_report.")]
    public async Task<string> ScheduleReportAsync(
        [Description(QueryTools.QueryDescription)] string query,
        [Description("The name of the report.")] string name,
        [Description("The interval between two executions, in hours, at least the dataset's minimumRecurrenceInterval; without it, the service's default.")] int? everyHours = null,
        [Description("The number of executions; without it, the service's default.")] int? times = null,
        [Description($"The time of the first execution, at least {ServiceProgram.MinimumStartNoticeText} from now; without it, as early as possible.")] string? startTime = null,
        CancellationToken cancellationToken = default)
    {
        var inspection = await queries.InspectValidAsync(query, cancellationToken).ConfigureAwait(false);
        if (RecurrenceLimits.FindProblem(everyHours, inspection.Dataset, queries.Program) is { } problem)
        {
            throw new ToolException(problem);
        }

        var schedule = new ReportSchedule { ReportName = name, RecurrenceInterval = everyHours, RecurrenceCount = times, StartTime = QueryTimes.Parse(startTime) };
        var scheduled = await clients.Get().CreateScheduledReportAsync(InsightsQuery.FromText(inspection.Query!.ToString()), schedule, cancellationToken).ConfigureAwait(false);
        return JsonText.SerializeCompact(new JsonObject { ["scheduled"] = ReportView.ToJsonWithoutCallback(scheduled.Report) });
    }

    [McpServerTool(Name = "pause_report", Title = "Pause a report", Destructive = false, Idempotent = true)]
    [Description("Pauses a report until resume_report.")]
    public async Task<string> PauseReportAsync([Description(ReportTools.ReportIdDescription)] string reportId, CancellationToken cancellationToken = default) =>
        await ChangeAsync(reportId, (client, id) => client.PauseReportAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);

    [McpServerTool(Name = "resume_report", Title = "Resume a report", Destructive = false, Idempotent = true)]
    [Description("Resumes a paused report.")]
    public async Task<string> ResumeReportAsync([Description(ReportTools.ReportIdDescription)] string reportId, CancellationToken cancellationToken = default) =>
        await ChangeAsync(reportId, (client, id) => client.ResumeReportAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);

    [McpServerTool(Name = "delete_report", Title = "Delete a report", Destructive = true)]
    [Description("Deletes a report and all its executions, and its query if it was created with the report. This cannot be undone.")]
    public async Task<string> DeleteReportAsync([Description(ReportTools.ReportIdDescription)] string reportId, CancellationToken cancellationToken = default)
    {
        var client = clients.Get();
        var report = await ReportTools.FindAsync(client, reportId, cancellationToken).ConfigureAwait(false);
        await ReportDeletion.DeleteAsync(client, report.ReportId, cancellationToken).ConfigureAwait(false);
        return JsonText.SerializeCompact(new JsonObject { ["deleted"] = ReportView.ToJsonWithoutCallback(report) });
    }

    private async Task<string> ChangeAsync(string reportId, Func<InsightsClient, string, Task<InsightsReport>> change, CancellationToken cancellationToken)
    {
        var client = clients.Get();
        var report = await ReportTools.FindAsync(client, reportId, cancellationToken).ConfigureAwait(false);
        return JsonText.SerializeCompact(new JsonObject { ["report"] = ReportView.ToJsonWithoutCallback(await change(client, report.ReportId).ConfigureAwait(false)) });
    }
}
