using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Commands;

/// <summary>Deletes a report and its executions.</summary>
internal sealed class ReportDeleteCommand(ToolContext context, Option<bool> json)
    : ReportCommand("delete", "Deletes a report and its executions. Its query remains.", context, json)
{
    protected override async Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var report = await FindAsync(client, reportId, cancellationToken).ConfigureAwait(false);
        await client.DeleteReportAsync(reportId, cancellationToken).ConfigureAwait(false);
        screen.WriteLine($"The report {report.ReportId} ({report.ReportName}) is deleted.");
        screen.WriteJson(new JsonObject { ["deleted"] = ReportView.ToJson(report) });
        return ExitCode.Success;
    }
}
