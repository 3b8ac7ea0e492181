using Spectre.Console;

namespace Insights.Typed.Tool.Output;

/// <summary>The meaning of each color.</summary>
internal static class Colors
{
    public static Style Success { get; } = new(Color.Green);

    public static Style Error { get; } = new(Color.Red);

    public static Style Muted { get; } = new(Color.Grey);
}
