using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>
/// How a query's text starts: what it selects, and from which dataset. Rows can be read once this is known; what follows is the
/// service's to judge.
/// </summary>
internal sealed record QueryHead(IReadOnlyList<string> Names, string DatasetName)
{
    /// <exception cref="ArgumentException">The text does not start so.</exception>
    public static QueryHead Parse(string text)
    {
        var parsed = ParsedQuery.Parse(text);
        return parsed.PartialQuery is { } query
            ? new QueryHead([.. query.Columns.Select(column => column.Text)], query.Dataset.Text)
            : throw new ArgumentException(
                $"The text is no query: {parsed.Errors[0].Message} (at position {parsed.Errors[0].Span.Start}). A query starts SELECT column, column FROM dataset.",
                nameof(text));
    }
}
