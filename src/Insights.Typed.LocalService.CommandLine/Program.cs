using System.CommandLine.Invocation;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The local service as a program of its own.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        var parsed = new ServiceCommand().Parse(arguments);
        if (parsed.Action is ParseErrorAction error)
        {
            // What is wrong would be lost in front of all the options.
            error.ShowHelp = false;
        }

        return parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
    }
}
