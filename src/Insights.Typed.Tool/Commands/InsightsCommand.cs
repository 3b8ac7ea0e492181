using System.CommandLine;
using Insights.Typed.LocalService.CommandLine;
using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Commands;

/// <summary>The tool's commands.</summary>
internal sealed class InsightsCommand : RootCommand
{
    public InsightsCommand(ToolContext context)
        : base("Partner Insights: keeps schema files up to date, tells which queries a change of the service breaks, runs queries and reports.")
    {
        Options.Add(Json);
        var program = ProgramOption.Create(
            $"The program whose service is asked. [{ServiceOptions.ProgramVariable}]",
            () => context.Variable(ServiceOptions.ProgramVariable) is { } name && !string.IsNullOrWhiteSpace(name) ? (name, ServiceOptions.ProgramVariable) : null);
        program.Recursive = true;
        Options.Add(program);
        Add(new LoginCommand(context, Json));
        Add(new LogoutCommand(context, Json));
        Add(new Command("schema", "The datasets' files, from which queries are compiled.")
        {
            new SchemaRefreshCommand(context, Json),
            new SchemaCheckCommand(context, Json),
        });
        Add(new Command("query", "Queries, as text.")
        {
            new QueryCheckCommand(context, Json),
            new QueryExplainCommand(context, Json),
            new QueryRunCommand(context, Json),
            new QueryVerifyCommand(context, Json),
        });
        Add(new Command("report", "The reports that the service keeps.")
        {
            new ReportListCommand(context, Json),
            new ReportShowCommand(context, Json),
            new ReportStateCommand("pause", "Has a report wait until it is resumed.", "paused", ReportStatus.Paused, (client, id, token) => client.PauseReportAsync(id, token), context, Json),
            new ReportStateCommand("resume", "Has a report that was paused go on.", "resumed", ReportStatus.Active, (client, id, token) => client.ResumeReportAsync(id, token), context, Json),
            new ReportDeleteCommand(context, Json),
            new ReportDownloadCommand(context, Json),
        });
        Add(new DoctorCommand(context, Json));
        Add(new LocalCommand(context, Json));
        Add(new CompletionCommand(context, Json));
    }

    /// <summary>Asks for JSON instead of text, of every command.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Give the results as one JSON document.", Recursive = true };
}
