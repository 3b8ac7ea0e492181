using Insights.Typed.Language;

namespace Insights.Typed.Tool.Queries;

/// <summary>Something about a query's text, at its place.</summary>
/// <param name="Start">The first character's index.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Message">What it is, in a sentence.</param>
internal sealed record QueryFault(int Start, int Length, string Message)
{
    private const string Indent = "  ";

    public static QueryFault At(QuerySpan span, string message) => new(span.Start, span.Length, message);

    /// <summary>The message, and where: 3 lines for a terminal.</summary>
    /// <param name="text">The query.</param>
    /// <param name="width">How many characters a line can have. Of a query that is longer, what is around the place is shown.</param>
    public string Shown(string text, int width)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        var start = Math.Min(Start, line.Length);
        var length = Math.Max(1, Length);
        var room = Math.Max(20, width - Indent.Length - 1);
        if (line.Length > room)
        {
            var first = Math.Clamp(start - ((room - Math.Min(length, room)) / 2), 0, line.Length - room);
            length = Math.Clamp(first + room - start, 1, length);
            start -= first;
            line = $"{(first > 0 ? "…" : line[..1])}{line[(first + 1)..(first + room - 1)]}{(first + room < line.Length ? "…" : line[(first + room - 1)..])}";
        }

        return $"{Message}{Environment.NewLine}{Indent}{line}{Environment.NewLine}{Indent}{new string(' ', start)}{new string('^', length)}";
    }
}
