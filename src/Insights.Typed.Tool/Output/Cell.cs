using Spectre.Console;

namespace Insights.Typed.Tool.Output;

/// <summary>A cell of a table.</summary>
internal readonly record struct Cell(string Text, Style? Style = null)
{
    /// <summary>Whether the text is always on one line, such as an id that is copied.</summary>
    public bool IsOneLine { get; private init; }

    public static Cell OneLine(string text) => new(text) { IsOneLine = true };

    public static implicit operator Cell(string? text) => new(text ?? "");
}
