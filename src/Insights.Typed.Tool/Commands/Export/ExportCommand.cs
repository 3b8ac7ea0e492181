using System.CommandLine;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>A command for the export that a file configures.</summary>
internal abstract class ExportCommand : ServiceCommand
{
    private readonly Option<string> file = new("--file")
    {
        Description = $"The file that configures the export; by default {ExportConfiguration.DefaultFileName}.",
        HelpName = "FILE",
        DefaultValueFactory = _ => ExportConfiguration.DefaultFileName,
    };

    private readonly KnownDatasets datasets;

    protected ExportCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json)
    {
        Options.Add(file);
        datasets = new KnownDatasets(context);
        datasets.AddTo(this);
    }

    /// <summary>Opens the export, and runs something with it.</summary>
    protected async Task<T> WithSessionAsync<T>(ParseResult parsed, Screen screen, Func<ExportSession, Task<T>> action, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(file);
        var fullPath = Context.GetFullPath(path);
        var configuration = await ExportFile.ReadAsync(fullPath, Context.GetDisplayPath(fullPath), cancellationToken).ConfigureAwait(false);
        var declared = await datasets.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        var access = GetAccess(parsed);
        var client = access.CreateClient(Context, screen.WriteNote);
        await using (client.ConfigureAwait(false))
        {
            var session = await ExportSession.OpenAsync(client, access.Address, configuration, Path.GetDirectoryName(fullPath)!, declared, Context, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                foreach (var warning in session.Warnings)
                {
                    screen.WriteWarning(warning);
                }

                return await action(session).ConfigureAwait(false);
            }
        }
    }
}
