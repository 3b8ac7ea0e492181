using Insights.Typed.Language;
using Insights.Typed.Schemas.Queries;

namespace Insights.Typed.Schemas;

/// <summary>
/// Completes the text of a query in an editor. The grammar determines which words a position accepts, and the schemas which names;
/// columns have the operators that they have in C#.
/// </summary>
public static class QueryCompletion
{
    /// <summary>
    /// Gets the words that are valid at a position, in the order of a list. They are not filtered by what is already written in their span.
    /// Numbers and free texts cannot be completed.
    /// </summary>
    /// <param name="text">The text of the query, complete or not.</param>
    /// <param name="position">The index of the character after the position; at the end of the text, its length.</param>
    /// <param name="datasets">The datasets that the query can read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> or <paramref name="datasets"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not in the text.</exception>
    public static IReadOnlyList<QueryCompletionItem> GetItems(string text, int position, IReadOnlyCollection<DatasetSchema> datasets)
    {
        var found = QueryPosition.Find(text, position);
        var names = new CompletionNames(found, datasets ?? throw new ArgumentNullException(nameof(datasets)));
        var items = found.Expected.SelectMany(expectation => GetItems(expectation, names)).ToList();

        // A name is what a user most probably writes, also where the grammar tries a keyword first.
        return [.. items.OrderBy(item => IsNameOrValue(item.Kind) ? 0 : 1)];
    }

    private static IEnumerable<QueryCompletionItem> GetItems(QueryExpectation expectation, CompletionNames names) => expectation.Kind switch
    {
        QueryExpectationKind.Keyword => names.GetKeywords(expectation),
        QueryExpectationKind.Operator => names.GetOperators(expectation),
        QueryExpectationKind.ColumnName => names.GetColumns(),
        QueryExpectationKind.DatasetName => names.GetDatasets(),
        QueryExpectationKind.DateRangeName => names.GetDateRanges(),
        QueryExpectationKind.AggregationName => names.GetAggregations(),
        QueryExpectationKind.String => names.GetValues(),
        QueryExpectationKind.Symbol or QueryExpectationKind.Number or QueryExpectationKind.End => [],
    };

    private static bool IsNameOrValue(QueryCompletionKind kind) => kind switch
    {
        QueryCompletionKind.Dataset or QueryCompletionKind.Column or QueryCompletionKind.Metric or QueryCompletionKind.DateRange
            or QueryCompletionKind.Aggregation or QueryCompletionKind.Value => true,
        QueryCompletionKind.Keyword or QueryCompletionKind.Operator => false,
    };
}
