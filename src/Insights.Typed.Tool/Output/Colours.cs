using Spectre.Console;

namespace Insights.Typed.Tool.Output;

/// <summary>What the colours mean.</summary>
internal static class Colours
{
    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Quiet { get; } = new(Color.Grey);
}
