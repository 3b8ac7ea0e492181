using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>
/// The start of a query's text: the selected columns and the dataset. Rows can be read once these are known; only the service
/// checks the rest.
/// </summary>
internal sealed record QueryHead(IReadOnlyList<string> Names, string DatasetName)
{
    /// <exception cref="ArgumentException">The text does not start as a query.</exception>
    public static QueryHead Parse(string text)
    {
        var parsed = ParsedQuery.Parse(text);
        return parsed.PartialQuery is { } query
            ? new QueryHead([.. query.Columns.Select(column => column.Text)], query.Dataset.Text)
            : throw new ArgumentException(
                $"The text is not a query: {parsed.Errors[0].Message} (at position {parsed.Errors[0].Span.Start}). A query starts with SELECT column, column FROM dataset.",
                nameof(text));
    }
}
