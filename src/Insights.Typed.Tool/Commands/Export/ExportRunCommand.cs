using System.CommandLine;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Exports what is new, once.</summary>
internal sealed class ExportRunCommand(ToolContext context, Option<bool> json)
    : ExportCommand("run", "Creates missing reports, exports each execution that the target does not have, and ends. For a scheduler such as cron.", context, json)
{
    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var result = await screen.WithProgressAsync(
            "exporting",
            progress => WithSessionAsync(parsed, screen, session => new ExportPass(session).RunAsync(line => PassView.ShowLine(screen, line), progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
        PassView.Show(screen, result);
        screen.WriteJson(PassView.ToJson(result));
        return result.IsSuccessful ? ExitCode.Success : ExitCode.Failure;
    }
}
