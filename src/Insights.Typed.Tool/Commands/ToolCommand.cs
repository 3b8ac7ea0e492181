using System.CommandLine;
using System.Net;
using Insights.Typed.Language;
using Insights.Typed.LocalService.CommandLine;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>A command, which writes its results to a screen, and reports a failure as a message and an exit code.</summary>
internal abstract class ToolCommand : Command
{
    private const string UnknownName = "The service does not have that name. If a schema file has it, the file is outdated. " + SchemaAdvice.Refresh;

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
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                screen.WriteError("Stopped.");
                return ExitCode.Canceled;
            }
            catch (IOException exception) when (StandardStreams.IsBrokenPipe(exception))
            {
                // The reader of the output has closed it, so no message can be reported.
                return ExitCode.Success;
            }
            catch (Exception exception) when (exception is ToolException or InsightsException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                screen.WriteError(GetMessage(exception));
                return ExitCode.Failure;
            }
        });
    }

    protected ToolContext Context { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken);

    private static string GetMessage(Exception exception)
    {
        string?[] lines =
        [
            exception is InsightsServiceException { StatusCode: HttpStatusCode.BadRequest, ServiceMessage: { } reason, QueryText: { } query } refused
                // The advice of the exception is for developers.
                ? $"The service refused '{refused.Operation}': {reason}{Environment.NewLine}The query: {query}{(SchemaAdvice.IsUnknownNameError(reason) ? Environment.NewLine + UnknownName : "")}"
                : exception is ArgumentException { ParamName: { } name } wrong ? wrong.Message.Split($" (Parameter '{name}')")[0]
                : exception.Message,
            // The service does not know a request that did not reach it.
            exception is InsightsException { CorrelationId: { } id } && ExceptionChain.Find<HttpRequestException>(exception) is null ? $"Correlation id for the service's support: {id}." : null,
            exception.Data[InsightsException.RemainingResourcesKey] as string,
        ];
        return string.Join(Environment.NewLine, lines.Where(line => line is not null));
    }
}
