using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Insights.Typed.Tool.Commands;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool;

/// <summary>Runs the tool: parses the command line, runs the command, and returns the exit code.</summary>
internal static class InsightsTool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolContext context, CancellationToken cancellationToken)
    {
        // The output is the same for each user. Most formatting says so itself, but not that of a text in a text.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var exitCode = ExitCode.Failure;
        try
        {
            exitCode = await InvokeAsync(arguments, context, cancellationToken).ConfigureAwait(false);
            context.Flush();
            return exitCode;
        }
        catch (IOException exception) when (StandardStreams.IsBrokenPipe(exception))
        {
            return exitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Error.Write($"The results could not be written: {exception.Message}\n");
            return ExitCode.Failure;
        }
    }

    private static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var root = new InsightsCommand(context);
        var parsed = root.Parse(arguments);
        if (UsageErrors.Get(parsed) is { Count: > 0 } errors)
        {
            return ReportUsageErrors(errors, parsed, root, context);
        }

        var configuration = new InvocationConfiguration
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            // The program handles signals itself, because cleaning up can last longer than the library allows.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }

    private static int ReportUsageErrors(IReadOnlyList<string> errors, ParseResult parsed, InsightsCommand root, ToolContext context)
    {
        var screen = new Screen(context, parsed.GetValue(root.JsonOption));
        var path = string.Join(' ', GetCommandNames(parsed.CommandResult).Reverse());
        screen.WriteError($"{string.Join(Environment.NewLine, errors)}{Environment.NewLine}See: {path} --help");
        return ExitCode.Failure;
    }

    private static IEnumerable<string> GetCommandNames(CommandResult result)
    {
        for (SymbolResult? current = result; current is CommandResult command; current = current.Parent)
        {
            yield return command.Command.Parents.Any() ? command.Command.Name : "insights";
        }
    }
}
