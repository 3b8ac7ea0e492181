using System.CommandLine;
using Insights.Typed.LocalService.CommandLine;
using Insights.Typed.Tool.Commands.Export;
using Insights.Typed.Tool.Credentials;

namespace Insights.Typed.Tool.Commands;

/// <summary>The tool's commands.</summary>
internal sealed class InsightsCommand : RootCommand
{
    public InsightsCommand(ToolContext context)
        : base("Partner Insights: keeps schema files up to date, reports which queries a change of the service breaks, and runs queries and reports.")
    {
        Options.Add(JsonOption);
        var program = ProgramOption.Create(
            $"The Partner Center program to query. [{ServiceOptions.ProgramVariable}]",
            () => context.GetEnvironmentVariable(ServiceOptions.ProgramVariable) is { } name && !string.IsNullOrWhiteSpace(name) ? (name, ServiceOptions.ProgramVariable) : null);
        program.Recursive = true;
        Options.Add(program);
        Add(new LoginCommand(context, JsonOption));
        Add(new LogoutCommand(context, JsonOption));
        Add(new Command("schema", "Manages the schema files of datasets, from which queries are compiled.")
        {
            new SchemaRefreshCommand(context, JsonOption),
            new SchemaCheckCommand(context, JsonOption),
        });
        Add(new Command("query", "Checks, explains and runs queries as text.")
        {
            new QueryCheckCommand(context, JsonOption),
            new QueryExplainCommand(context, JsonOption),
            new QueryRunCommand(context, JsonOption),
            new QueryVerifyCommand(context, JsonOption),
        });
        Add(new Command("report", "Manages the reports on the service.")
        {
            new ReportListCommand(context, JsonOption),
            new ReportShowCommand(context, JsonOption),
            new ReportStateCommand("pause", "Pauses a report until it is resumed.", "paused", ReportStatus.Paused, (client, id, token) => client.PauseReportAsync(id, token), context, JsonOption),
            new ReportStateCommand("resume", "Resumes a paused report.", "resumed", ReportStatus.Active, (client, id, token) => client.ResumeReportAsync(id, token), context, JsonOption),
            new ReportDeleteCommand(context, JsonOption),
            new ReportDownloadCommand(context, JsonOption),
        });
        Add(new Command("export", "Stores the executions of scheduled reports where the data is used: files in a folder, or a database.")
        {
            new ExportInitCommand(context, JsonOption),
            new ExportPlanCommand(context, JsonOption),
            new ExportRunCommand(context, JsonOption),
            new ExportWatchCommand(context, JsonOption),
            new ExportStatusCommand(context, JsonOption),
        });
        Add(new ExploreCommand(context, JsonOption));
        Add(new DoctorCommand(context, JsonOption));
        Add(new LocalCommand(context, JsonOption));
        Add(new McpCommand(context, JsonOption));
        Add(new CompletionCommand(context, JsonOption));
    }

    /// <summary>Gets the option of every command that selects JSON instead of text.</summary>
    public Option<bool> JsonOption { get; } = new("--json") { Description = "Write the results as one JSON document; an export that watches or has several accounts writes a document on each line.", Recursive = true };
}
