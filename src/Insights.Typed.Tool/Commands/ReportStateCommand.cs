using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Commands;

/// <summary>Pauses or resumes a report.</summary>
internal sealed class ReportStateCommand(
    string name, string description, string stateName, ReportStatus status, Func<InsightsClient, string, CancellationToken, Task<InsightsReport>> change, ToolContext context, Option<bool> json)
    : ReportCommand(name, description, context, json)
{
    protected override async Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var report = await change(client, reportId, cancellationToken).ConfigureAwait(false);
        // The service accepts both for a report that is no longer executed, and does not change it.
        screen.WriteLine(report.ReportStatus == status
            ? $"The report {report.ReportId} ({report.ReportName}) is {stateName}."
            : $"The service accepted the request, and reports the status {report.ReportStatus} for the report {report.ReportId} ({report.ReportName}).");
        screen.WriteJson(new JsonObject { ["report"] = ReportView.ToJson(report) });
        return ExitCode.Success;
    }
}
