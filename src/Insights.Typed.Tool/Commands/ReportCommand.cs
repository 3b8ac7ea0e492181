using System.CommandLine;
using System.Net;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command for one report.</summary>
internal abstract class ReportCommand : ServiceCommand
{
    private readonly Argument<string> report = new("REPORT-ID") { Description = "The report's id." };

    protected ReportCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json)
    {
        report.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("The report's id is empty.");
            }
        });
        Arguments.Add(report);
    }

    protected sealed override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var client = CreateClient(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            var id = parsed.GetRequiredValue(report);
            try
            {
                return await RunAsync(client, id, parsed, screen, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (exception is { StatusCode: HttpStatusCode.NotFound, ServiceMessage: { } reason })
            {
                throw new ToolException($"{CreateNotFoundMessage(id)} Its message: {reason}", exception);
            }
        }
    }

    protected abstract Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken);

    protected static async Task<InsightsReport> FindAsync(InsightsClient client, string reportId, CancellationToken cancellationToken) =>
        await client.GetReportsAsync(reportId: reportId, cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new ToolException(CreateNotFoundMessage(reportId));

    private static string CreateNotFoundMessage(string reportId) => $"The service has no report {reportId}. 'insights report list' lists the reports.";
}
