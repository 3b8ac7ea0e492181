using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Shows a report and its executions.</summary>
internal sealed class ReportShowCommand(ToolContext context, Option<bool> json)
    : ReportCommand("show", "Shows a report, and its executions of the last 90 days.", context, json)
{
    protected override async Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var report = await FindAsync(client, reportId, cancellationToken).ConfigureAwait(false);
        var executions = await client.GetExecutionsAsync(reportId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        screen.Table(ReportView.Headings, [ReportView.Row(report)]);
        if (executions.Count > 0)
        {
            screen.Line();
            screen.Table(ReportView.ExecutionHeadings, executions.Select(ReportView.Row));
        }
        else
        {
            screen.Line("It has not been executed yet.");
        }

        screen.Json(new JsonObject { ["report"] = ReportView.Json(report), ["executions"] = JsonText.ArrayOf(executions.Select(ReportView.Json)) });
        return ExitCode.Success;
    }
}
