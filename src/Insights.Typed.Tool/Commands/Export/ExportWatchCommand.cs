using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Exports what is new, again and again until it is stopped.</summary>
internal sealed class ExportWatchCommand : ExportCommand
{
    private const int DefaultMinutes = 15;

    private readonly Option<int> every = new("--every")
    {
        Description = $"The number of minutes between two passes; by default {DefaultMinutes}.",
        HelpName = "MINUTES",
        DefaultValueFactory = _ => DefaultMinutes,
    };

    public ExportWatchCommand(ToolContext context, Option<bool> json)
        : base("watch", "Exports what is new, and continues with each further execution, until Ctrl+C.", context, json)
    {
        every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1440)
            {
                result.AddError("--every must be from 1 to 1440 minutes.");
            }
        });
        Options.Add(every);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        screen.UseJsonLines();
        var interval = TimeSpan.FromMinutes(parsed.GetValue(every));

        // What is wrong from the start does not become right by waiting.
        _ = await ReadAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await PassAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
            Context.Flush();
            try
            {
                await Task.Delay(interval, Context.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The command always ends by being stopped, and nothing was interrupted.
                return ExitCode.Success;
            }
        }
    }

    /// <summary>Runs one pass. An error, such as an outage of the service, is reported, and the next pass tries again.</summary>
    private async Task PassAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        try
        {
            await ForEachAccountAsync(
                parsed,
                screen,
                (session, output) => new ExportPass(session).RunAsync(output.WriteEvent, output.WriteWarning, NoProgress.Instance, cancellationToken),
                (result, output) =>
                {
                    PassView.ShowProblems(output, result);
                    var json = PassView.ToJson(result);
                    json["time"] = Context.TimeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                    output.WriteJson(json);
                    return result.IsSuccessful;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InsightsException or ToolException or IOException or UnauthorizedAccessException)
        {
            screen.WriteFailure(exception.Message);
            screen.WriteJson(new JsonObject { ["error"] = exception.Message });
        }
    }
}
