using System.CommandLine;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command about one report.</summary>
internal abstract class ReportCommand : ServiceCommand
{
    private readonly Argument<string> report = new("report") { Description = "The report's id.", HelpName = "REPORT-ID" };

    protected ReportCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json) => Arguments.Add(report);

    protected sealed override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var client = Client(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            return await RunAsync(client, parsed.GetRequiredValue(report), parsed, screen, cancellationToken).ConfigureAwait(false);
        }
    }

    protected abstract Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken);

    protected static async Task<Report> FindAsync(InsightsClient client, string reportId, CancellationToken cancellationToken) =>
        await client.GetReportsAsync(reportId: reportId, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new ToolException($"The service has no report {reportId}. 'insights report list' shows those that it has.");
}
