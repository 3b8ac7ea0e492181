using System.CommandLine;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Exports what is new, once.</summary>
internal sealed class ExportRunCommand(ToolContext context, Option<bool> json)
    : ExportCommand("run", "Creates missing reports, exports each execution that the target does not have, and ends. For a scheduler such as cron.", context, json)
{
    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken) => await ForEachAccountAsync(
        parsed,
        screen,
        (session, output) => output.WithProgressAsync("exporting", progress => new ExportPass(session).RunAsync(output.WriteEvent, output.WriteWarning, progress, cancellationToken)),
        (result, output) =>
        {
            PassView.Show(output, result);
            output.WriteJson(PassView.ToJson(result));
            return result.IsSuccessful;
        },
        cancellationToken).ConfigureAwait(false) ? ExitCode.Success : ExitCode.Failure;
}
