using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Queries;

/// <summary>Formats the problems of a query for a terminal.</summary>
internal static class QueryProblemText
{
    private const string Indent = "  ";

    /// <summary>Formats problems of a query.</summary>
    /// <param name="inspection">The inspection of the query.</param>
    /// <param name="problems">The problems.</param>
    /// <param name="width">The width of the terminal in characters.</param>
    public static string Format(QueryInspection inspection, IEnumerable<QueryProblem> problems, int width) =>
        string.Join(Environment.NewLine, problems.Select(problem => Format(problem, inspection.Text, width)));

    /// <summary>Formats the message and the position as three lines.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="text">The query.</param>
    /// <param name="width">The maximum length of a line. Of a longer query, the part around the position is shown.</param>
    public static string Format(QueryProblem problem, string text, int width)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        var start = Math.Min(problem.Start, line.Length);
        var length = Math.Max(1, problem.Length);
        var availableWidth = Math.Max(20, width - Indent.Length - 1);
        if (line.Length > availableWidth)
        {
            var first = Math.Clamp(start - ((availableWidth - Math.Min(length, availableWidth)) / 2), 0, line.Length - availableWidth);
            length = Math.Clamp(first + availableWidth - start, 1, length);
            start -= first;
            line = $"{(first > 0 ? "…" : line[..1])}{line[(first + 1)..(first + availableWidth - 1)]}{(first + availableWidth < line.Length ? "…" : line[(first + availableWidth - 1)..])}";
        }

        return $"{problem.Message}{Environment.NewLine}{Indent}{line}{Environment.NewLine}{Indent}{new string(' ', start)}{new string('^', length)}";
    }
}
