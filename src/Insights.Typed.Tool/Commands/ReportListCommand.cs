using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Commands;

/// <summary>Lists the reports on the service.</summary>
internal sealed class ReportListCommand : ServiceCommand
{
    private readonly Option<string?> name = TextOption.Create("--name", "NAME", "Only reports with this name.");

    public ReportListCommand(ToolContext context, Option<bool> json)
        : base("list", "Lists the reports on the service.", context, json) => Options.Add(name);

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var client = CreateClient(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            var reports = await client.GetReportsAsync(reportName: parsed.GetValue(name), cancellationToken: cancellationToken)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            if (reports.Count > 0)
            {
                screen.WriteTable(ReportView.Headings, reports.Select(ReportView.CreateRow));
            }
            else
            {
                screen.WriteLine("The service has no reports.");
            }

            screen.WriteJson(new JsonObject { ["reports"] = JsonText.CreateArray(reports.Select(ReportView.ToJson)) });
            return ExitCode.Success;
        }
    }
}
