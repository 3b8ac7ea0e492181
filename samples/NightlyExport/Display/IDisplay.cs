using Insights.Typed;
using Spectre.Console;

namespace NightlyExport.Display;

/// <summary>Shows messages and progress.</summary>
internal interface IDisplay
{
    void WriteLine(string line);

    /// <summary>Shows progress while a night's file is loaded.</summary>
    Task<T> ShowProgressAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load);
}

internal static class Displays
{
    /// <summary>Creates a display: a bar for a terminal, lines for a file or a log.</summary>
    public static IDisplay ForConsole() =>
        AnsiConsole.Console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? new BarDisplay(AnsiConsole.Console) : new LineDisplay(Console.Out);
}
