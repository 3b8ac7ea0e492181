using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>Inspects a query's text without the service, and finds problems and hints.</summary>
public sealed class QueryInspection
{
    private readonly List<QueryProblem> problems = [];
    private readonly List<QueryProblem> hints = [];

    /// <summary>Initializes a new instance of the <see cref="QueryInspection"/> class.</summary>
    /// <param name="text">The text of the query.</param>
    /// <param name="datasets">The datasets in which its names are looked up.</param>
    public QueryInspection(string text, IReadOnlyCollection<DatasetSchema> datasets)
    {
        if (datasets is null)
        {
            throw new ArgumentNullException(nameof(datasets));
        }

        Text = text ?? throw new ArgumentNullException(nameof(text));
        var parsed = ParsedQuery.Parse(text);
        problems.AddRange(parsed.Errors.Select(error => QueryProblem.Create(error.Span, ToSentence(error.Message))));
        Query = parsed.Query;
        if (parsed.PartialQuery is { } query)
        {
            Dataset = DatasetSchema.Find(datasets, query.Dataset.Text);
            Inspect(query, datasets);
        }
    }

    /// <summary>Gets the inspected text.</summary>
    public string Text { get; }

    /// <summary>Gets the query; null if the text is not a valid query.</summary>
    public QuerySyntax? Query { get; }

    /// <summary>Gets the dataset of the query; null if it is unknown.</summary>
    public DatasetSchema? Dataset { get; }

    /// <summary>Gets the problems for which the service would refuse the query, or return no rows.</summary>
    public IReadOnlyList<QueryProblem> Problems => problems;

    /// <summary>Gets the problem that the dataset is unknown; null if it is known.</summary>
    public QueryProblem? UnknownDataset { get; private set; }

    /// <summary>Gets a sentence that suggests a dataset instead of an unknown one; empty if no name is similar.</summary>
    public string SuggestedDataset { get; private set; } = "";

    /// <summary>Gets hints about parts of the query that the service accepts, but whose effect may be unexpected.</summary>
    public IReadOnlyList<QueryProblem> Hints => hints;

    /// <summary>Finds a column of the query's dataset; null if it has none of the name. Letter case does not matter.</summary>
    /// <param name="name">The name.</param>
    public ColumnSchema? FindColumn(string name) => Dataset?.Columns.FirstOrDefault(column => IsSameName(column.Name, name));

    /// <summary>Finds a metric of the query's dataset; null if it has none of the name. Letter case does not matter.</summary>
    /// <param name="name">The name.</param>
    public ColumnSchema? FindMetric(string name) => Dataset?.Metrics.FirstOrDefault(metric => IsSameName(metric.Name, name));

    private void Inspect(QuerySyntax query, IReadOnlyCollection<DatasetSchema> datasets)
    {
        if (Dataset is null)
        {
            List<string> names = [.. datasets.Select(dataset => dataset.Name)];
            SuggestedDataset = NameSuggestion.GetHint(query.Dataset.Text, names);
            UnknownDataset = QueryProblem.Create(
                query.Dataset.Span, $"The dataset '{query.Dataset.Text}' does not exist.{SuggestedDataset}", NameSuggestion.FindNearest(query.Dataset.Text, names));
            problems.Add(UnknownDataset);
            return;
        }

        problems.AddRange(QueryCheck.FindMismatches(query, Dataset).Select(mismatch => QueryProblem.Create(mismatch.Span, mismatch.Message, mismatch.Suggestion)));
        AddHints(query);
    }

    private void AddHints(QuerySyntax query)
    {
        foreach (var ordering in query.OrderBy.Where(o => o.Direction == SortDirection.Unspecified))
        {
            hints.Add(QueryProblem.Create(ordering.Span, $"{ordering.Column.Text} without a direction is sorted in descending order."));
        }

        if (query.IsDistinct && query.Columns.FirstOrDefault(name => FindMetric(name.Text) is not null) is { } metric)
        {
            hints.Add(QueryProblem.Create(metric.Span, $"DISTINCT has no effect with the metric {metric.Text}: the result already has one row for each combination of the columns."));
        }

        foreach (var condition in query.Conditions)
        {
            AddConditionHints(condition);
        }

        if (query.DateRange is null && Dataset?.DateRanges.Count > 0)
        {
            hints.Add(new QueryProblem(query.Span.End, 0, $"Without TIMESPAN, the service returns the last {ServiceProgram.DefaultDateRangeLength}."));
        }
    }

    private void AddConditionHints(ConditionSyntax condition)
    {
        if (condition.Operator.AcceptsPattern() && condition.Value is LiteralSyntax pattern && QueryText.IndexOfWildcard(pattern.Text) < 0)
        {
            hints.Add(QueryProblem.Create(pattern.Span, "A pattern without wildcards matches only the whole text."));
        }
    }

    private static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static string ToSentence(string message) => char.ToUpperInvariant(message[0]) + message.Substring(1) + (message[message.Length - 1] is '.' or '?' ? "" : ".");
}
