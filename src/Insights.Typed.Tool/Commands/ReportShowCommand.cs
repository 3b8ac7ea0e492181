using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Commands;

/// <summary>Shows a report and its executions.</summary>
internal sealed class ReportShowCommand(ToolContext context, Option<bool> json)
    : ReportCommand("show", $"Shows a report and its executions of the last {ServiceProgram.ExecutionRetention.Days} days.", context, json)
{
    protected override async Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var report = await FindAsync(client, reportId, cancellationToken).ConfigureAwait(false);
        var executions = ExecutionOrder.NewestFirst(await client.GetExecutionsAsync(reportId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false));
        screen.WriteTable(ReportView.Headings, [ReportView.CreateRow(report)]);
        screen.WriteLine();
        screen.WriteLine($"Query: {report.Query ?? report.QueryId}");
        if (executions.Count > 0)
        {
            screen.WriteLine();
            screen.WriteTable(ReportView.ExecutionHeadings, executions.Select(ReportView.CreateRow));
        }
        else
        {
            screen.WriteLine($"The report has not been executed in the last {ServiceProgram.ExecutionRetention.Days} days.");
        }

        screen.WriteJson(new JsonObject { ["report"] = ReportView.ToJson(report), ["executions"] = JsonText.CreateArray(executions.Select(ReportView.ToJson)) });
        return ExitCode.Success;
    }
}
