using System.CommandLine;
using Insights.Typed.Language;
using Insights.Typed.LocalService.CommandLine;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command, which writes its results to a screen, and reports a failure as a message and an exit code.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description)
    {
        Context = context;
        SetAction(async (parsed, cancellationToken) =>
        {
            context.Program = parsed.GetRequiredValue<ServiceProgram>(ProgramOption.Name);
            var screen = new Screen(context, parsed.GetValue(json));
            try
            {
                return await RunAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
            {
                screen.WriteError(exception.Data[InsightsException.RemainingResourcesKey] is string remaining ? $"Stopped. {remaining}" : "Stopped.");
                return ExitCode.Canceled;
            }
            catch (IOException exception) when (StandardStreams.IsBrokenPipe(exception))
            {
                // The reader of the output has closed it, so no message can be reported.
                return ExitCode.Success;
            }
            catch (Exception exception) when (FailureMessage.IsExplained(exception))
            {
                screen.WriteError(FailureMessage.Create(exception));
                return ExitCode.Failure;
            }
        });
    }

    protected ToolContext Context { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken);
}
