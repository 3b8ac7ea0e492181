using System.CommandLine;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Mcp;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands;

/// <summary>Serves datasets, checks of queries and rows to an assistant, by the Model Context Protocol.</summary>
internal sealed class McpCommand : ServiceCommand
{
    private readonly Option<bool> allowReports = new("--allow-reports") { Description = "Also offer tools that create, change and delete reports on the service." };
    private readonly KnownDatasets datasets;

    public McpCommand(ToolContext context, Option<bool> json)
        : base("mcp", "Serves datasets, checks of queries, rows and C# to an assistant, by the Model Context Protocol over the standard input and output. The assistant's program starts it.", context, json)
    {
        datasets = new KnownDatasets(context);
        Options.Add(allowReports);
        datasets.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(json))
            {
                result.AddError("mcp has no result for --json: the protocol uses the standard output.");
            }
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
        {
            screen.WriteNote("Waiting for a client of the Model Context Protocol on the standard input; Ctrl+C stops it.");
        }

        var clients = new ClientSource(onDataRedacted => GetAccess(parsed).CreateClient(Context, screen.WriteNote, onDataRedacted));
        await using (clients.ConfigureAwait(false))
        {
            var queries = new QuerySource(token => datasets.ReadAsync(parsed, token), Context.Program);
            await AssistantServer.RunAsync(
                queries, clients, () => ServiceClientCode.CreateWithoutToken(GetAccess(parsed)), parsed.GetValue(allowReports), screen.WriteNote, cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }
}
