using Insights.Typed;
using Spectre.Console;

namespace NightlyExport.Display;

/// <summary>Shows what is going on.</summary>
internal interface IDisplay
{
    void WriteLine(string line);

    /// <summary>Shows how far a night's file is while it is loaded.</summary>
    Task<T> ShowProgressAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load);
}

internal static class Displays
{
    /// <summary>A bar for a person, lines for a file or a log.</summary>
    public static IDisplay ForConsole() =>
        AnsiConsole.Console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? new BarDisplay(AnsiConsole.Console) : new LineDisplay(Console.Out);
}
