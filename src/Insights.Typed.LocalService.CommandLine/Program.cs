using System.CommandLine.Invocation;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The entry point of the local service.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        var parsed = new ServiceCommand().Parse(arguments);
        if (parsed.Action is ParseErrorAction error)
        {
            // The list of all options would hide the errors.
            error.ShowHelp = false;
        }

        return parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
    }
}
