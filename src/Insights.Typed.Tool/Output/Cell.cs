using Spectre.Console;

namespace Insights.Typed.Tool.Output;

/// <summary>A cell of a table.</summary>
internal readonly record struct Cell(string Text, Style? Style = null)
{
    public static implicit operator Cell(string? text) => new(text ?? "");
}
