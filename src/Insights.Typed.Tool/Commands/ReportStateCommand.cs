using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Pauses or resumes a report.</summary>
internal sealed class ReportStateCommand(
    string name, string description, string stateName, ReportStatus status, Func<InsightsClient, string, CancellationToken, Task<InsightsReport>> change, ToolContext context, Option<bool> json)
    : ReportCommand(name, description, context, json)
{
    protected override async Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var report = await change(client, reportId, cancellationToken).ConfigureAwait(false);
        // The service takes either for a report that will not be executed any more, and leaves it as it is.
        screen.WriteLine(report.ReportStatus == status
            ? $"The report {report.ReportId} ({report.ReportName}) is {stateName}."
            : $"The service took it, and says that the report {report.ReportId} ({report.ReportName}) is {report.ReportStatus}.");
        screen.WriteJson(new JsonObject { ["report"] = ReportView.ToJson(report) });
        return ExitCode.Success;
    }
}
