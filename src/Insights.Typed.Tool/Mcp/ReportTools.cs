using System.ComponentModel;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;
using ModelContextProtocol.Server;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The tools that read the reports on the service.</summary>
internal sealed class ReportTools(ClientSource clients)
{
    public const string ReportIdDescription = "The id of the report, from list_reports.";

    private const int MaxItems = 50;

    [McpServerTool(Name = "list_reports", Title = "List reports", ReadOnly = true)]
    [Description("Lists the reports on the service: their queries, schedules and statuses.")]
    public async Task<string> ListReportsAsync([Description("Only reports with this name.")] string? name = null, CancellationToken cancellationToken = default)
    {
        var reports = await clients.Get().GetReportsAsync(reportName: string.IsNullOrWhiteSpace(name) ? null : name, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return JsonText.SerializeCompact(new JsonObject
        {
            ["reports"] = JsonText.CreateArray(reports.Take(MaxItems).Select(ReportView.ToJsonWithoutCallback)),
            ["reportCount"] = reports.Count,
            ["isComplete"] = reports.Count <= MaxItems,
        });
    }

    [McpServerTool(Name = "show_report", Title = "Show a report", ReadOnly = true)]
    [Description($"Shows a report and its executions of the last {ServiceProgram.ExecutionRetentionText}, the newest first; failed ones, which have no time, are last.")]
    public async Task<string> ShowReportAsync([Description(ReportIdDescription)] string reportId, CancellationToken cancellationToken = default)
    {
        var report = await FindAsync(clients.Get(), reportId, cancellationToken).ConfigureAwait(false);
        var executions = ExecutionOrder.NewestFirst(await clients.Get().GetExecutionsAsync(reportId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false));
        return JsonText.SerializeCompact(new JsonObject
        {
            ["report"] = ReportView.ToJsonWithoutCallback(report),
            ["executions"] = JsonText.CreateArray(executions.Take(MaxItems).Select(ReportView.ToJson)),
            ["executionCount"] = executions.Count,
            ["isComplete"] = executions.Count <= MaxItems,
        });
    }

    /// <exception cref="ToolException">No report has the id.</exception>
    public static async Task<InsightsReport> FindAsync(InsightsClient client, string reportId, CancellationToken cancellationToken) =>
        await client.GetReportsAsync(reportId: reportId, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new ToolException($"The service has no report {reportId}. list_reports lists the reports.");
}
