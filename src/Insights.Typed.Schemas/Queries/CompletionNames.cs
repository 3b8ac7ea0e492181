using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Queries;

/// <summary>The names and values that complete a query at a position.</summary>
internal sealed class CompletionNames
{
    private readonly QueryPosition position;

    /// <summary>The datasets that have all selected columns.</summary>
    private readonly List<DatasetSchema> possibleDatasets;

    /// <summary>The dataset of FROM, or the possible ones if FROM does not name a known one.</summary>
    private readonly List<DatasetSchema> datasets;

    public CompletionNames(QueryPosition position, IReadOnlyCollection<DatasetSchema> datasets)
    {
        this.position = position;
        possibleDatasets = FindDatasetsOfColumns(datasets, position.SelectedNames);
        this.datasets = position.DatasetName is { } name && DatasetSchema.Find(datasets, name) is { } dataset ? [dataset] : possibleDatasets;
    }

    /// <summary>Gets the keyword; not TIMESPAN if no dataset that the query can read has date ranges.</summary>
    public IEnumerable<QueryCompletionItem> GetKeywords(QueryExpectation expectation) =>
        Clauses.FromKeyword(expectation.Text) == Clause.Timespan && datasets.Count > 0 && datasets.TrueForAll(dataset => dataset.DateRanges.Count == 0)
            ? []
            : [CreateItem(expectation.Text, QueryCompletionKind.Keyword, expectation.Description)];

    private QueryCompletionItem CreateItem(string text, QueryCompletionKind kind, string description) => new(text, kind, description, position.Span);

    public IEnumerable<QueryCompletionItem> GetDatasets() =>
        possibleDatasets.Select(dataset => CreateItem(dataset.Name, QueryCompletionKind.Dataset, dataset.Description ?? $"All rows of {dataset.Name}."));

    /// <summary>Gets the columns and metrics; in SELECT only those that are not selected.</summary>
    public IEnumerable<QueryCompletionItem> GetColumns()
    {
        IReadOnlyList<string> used = position.Clause == Clause.Select ? position.SelectedNames : [];
        return GetColumns(dataset => dataset.Columns, QueryCompletionKind.Column, "column")
            .Concat(GetColumns(dataset => dataset.Metrics, QueryCompletionKind.Metric, "metric"))
            .Where(item => !used.Contains(item.Text, StringComparer.OrdinalIgnoreCase));
    }

    public IEnumerable<QueryCompletionItem> GetOperators(QueryExpectation expectation)
    {
        var column = FindColumn();
        return column is not null && expectation.Operator is { } @operator && !column.Kind.Supports(@operator)
            ? []
            : [CreateItem(expectation.Text, QueryCompletionKind.Operator, $"{column?.Name ?? "The column"} {expectation.Description} the value.")];
    }

    /// <summary>Gets the literals of the Boolean column before the position; nothing for any other column.</summary>
    public IEnumerable<QueryCompletionItem> GetValues() => FindColumn() is { BooleanFormat: { } format } column
        ? [CreateItem($"'{format.True}'", QueryCompletionKind.Value, $"{column.Name} is true."), CreateItem($"'{format.False}'", QueryCompletionKind.Value, $"{column.Name} is false.")]
        : [];

    public IEnumerable<QueryCompletionItem> GetDateRanges() => datasets
        .SelectMany(dataset => dataset.DateRanges.Select(range => (range.Name, Dataset: dataset.Name)))
        .GroupBy(range => range.Name, StringComparer.OrdinalIgnoreCase)
        .Select(range => CreateItem(range.Key, QueryCompletionKind.DateRange, $"A date range of {ListNames(range.Select(found => found.Dataset))}."));

    /// <summary>Gets the aggregations that are available for the date range before the position.</summary>
    public IEnumerable<QueryCompletionItem> GetAggregations() => datasets
        .SelectMany(dataset => dataset.Aggregations)
        .Where(aggregation => position.LastName is { } range && aggregation.IsAvailableFor(range))
        .GroupBy(aggregation => aggregation.Name, StringComparer.OrdinalIgnoreCase)
        .Select(aggregation => CreateItem(aggregation.Key, QueryCompletionKind.Aggregation, $"Available for {string.Join(", ", aggregation.First().DateRanges)}."));

    private static List<DatasetSchema> FindDatasetsOfColumns(IReadOnlyCollection<DatasetSchema> datasets, IReadOnlyList<string> columns)
    {
        List<DatasetSchema> found = [.. datasets.Where(dataset => new QueryNameCheck(dataset) is var names && columns.All(column => names.FindColumn(column) is not null))];

        // A misspelled column must not hide every name.
        return found.Count > 0 ? found : [.. datasets];
    }

    private IEnumerable<QueryCompletionItem> GetColumns(Func<DatasetSchema, IEnumerable<ColumnSchema>> get, QueryCompletionKind kind, string noun) => datasets
        .SelectMany(dataset => get(dataset).Select(column => (Column: column, Dataset: dataset.Name)))
        .GroupBy(found => found.Column.Name, StringComparer.OrdinalIgnoreCase)
        .Select(found => CreateItem(
            found.Key,
            kind,
            $"{found.First().Column.Description ?? $"The {noun} {found.Key}."} A {noun} of {ListNames(found.Select(each => each.Dataset))}: {found.First().Column.DescribeValues()}."));

    private ColumnSchema? FindColumn() => position.LastName is { } name
        ? datasets.Select(dataset => new QueryNameCheck(dataset).FindColumn(name)).FirstOrDefault(column => column is not null)
        : null;

    /// <summary>Lists a few names, since without a dataset a column can be in most of them.</summary>
    private static string ListNames(IEnumerable<string> names)
    {
        const int maxCount = 3;
        List<string> all = [.. names];
        return all.Count <= maxCount ? string.Join(", ", all) : $"{string.Join(", ", all.Take(maxCount))} and {all.Count - maxCount} more";
    }
}
