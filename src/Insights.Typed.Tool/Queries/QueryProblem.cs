using Insights.Typed.Language;

namespace Insights.Typed.Tool.Queries;

/// <summary>A problem or hint at a position in a query's text.</summary>
/// <param name="Start">The index of the first character.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Message">The message, as a sentence.</param>
internal sealed record QueryProblem(int Start, int Length, string Message)
{
    private const string Indent = "  ";

    public static QueryProblem Create(QuerySpan span, string message) => new(span.Start, span.Length, message);

    /// <summary>Formats the message and the position as three lines for a terminal.</summary>
    /// <param name="text">The query.</param>
    /// <param name="width">The maximum length of a line. Of a longer query, the part around the position is shown.</param>
    public string Format(string text, int width)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        var start = Math.Min(Start, line.Length);
        var length = Math.Max(1, Length);
        var availableWidth = Math.Max(20, width - Indent.Length - 1);
        if (line.Length > availableWidth)
        {
            var first = Math.Clamp(start - ((availableWidth - Math.Min(length, availableWidth)) / 2), 0, line.Length - availableWidth);
            length = Math.Clamp(first + availableWidth - start, 1, length);
            start -= first;
            line = $"{(first > 0 ? "…" : line[..1])}{line[(first + 1)..(first + availableWidth - 1)]}{(first + availableWidth < line.Length ? "…" : line[(first + availableWidth - 1)..])}";
        }

        return $"{Message}{Environment.NewLine}{Indent}{line}{Environment.NewLine}{Indent}{new string(' ', start)}{new string('^', length)}";
    }
}
