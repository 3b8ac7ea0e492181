using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Queries;

/// <summary>Inspects a query's text without the service, and finds problems and hints.</summary>
internal sealed class QueryInspection
{
    private readonly string text;
    private readonly List<QueryProblem> problems = [];
    private readonly List<QueryProblem> hints = [];

    public QueryInspection(string text, IReadOnlyList<DatasetSchema> datasets)
    {
        this.text = text;
        var parsed = ParsedQuery.Parse(text);
        problems.AddRange(parsed.Errors.Select(error => QueryProblem.Create(error.Span, ToSentence(error.Message))));
        Query = parsed.Query;
        if (parsed.PartialQuery is { } query)
        {
            Dataset = DatasetSchema.Find(datasets, query.Dataset.Text);
            Inspect(query, datasets);
        }
    }

    /// <summary>The query; null if the text is not a valid query.</summary>
    public QuerySyntax? Query { get; }

    /// <summary>The dataset of the query; null if it is unknown.</summary>
    public DatasetSchema? Dataset { get; }

    /// <summary>The problems for which the service would refuse the query.</summary>
    public IReadOnlyList<QueryProblem> Problems => problems;

    /// <summary>The problem that the dataset is unknown; null if it is known.</summary>
    public QueryProblem? UnknownDataset { get; private set; }

    /// <summary>A sentence that suggests a dataset instead of an unknown one; empty if no name is similar.</summary>
    public string SuggestedDataset { get; private set; } = "";

    /// <summary>Hints about parts of the query that the service accepts, but whose effect may be unexpected.</summary>
    public IReadOnlyList<QueryProblem> Hints => hints;

    /// <summary>Formats problems for a terminal.</summary>
    /// <param name="problemsToShow">The problems.</param>
    /// <param name="width">The width of the terminal in characters.</param>
    public string FormatProblems(IEnumerable<QueryProblem> problemsToShow, int width) => string.Join(Environment.NewLine, problemsToShow.Select(problem => problem.Format(text, width)));

    public ColumnSchema? FindColumn(string name) => Dataset?.Columns.FirstOrDefault(column => IsSameName(column.Name, name));

    public ColumnSchema? FindMetric(string name) => Dataset?.Metrics.FirstOrDefault(metric => IsSameName(metric.Name, name));

    private void Inspect(QuerySyntax query, IReadOnlyList<DatasetSchema> datasets)
    {
        if (Dataset is null)
        {
            SuggestedDataset = NameSuggestion.GetHint(query.Dataset.Text, datasets.Select(d => d.Name));
            UnknownDataset = QueryProblem.Create(query.Dataset.Span, $"The dataset '{query.Dataset.Text}' does not exist.{SuggestedDataset}");
            problems.Add(UnknownDataset);
            return;
        }

        var names = Dataset.Columns.Concat(Dataset.Metrics).Select(column => column.Name).ToList();
        var used = query.Columns.Concat(query.Conditions.Select(c => c.Column)).Concat(query.OrderBy.Select(o => o.Column));
        problems.AddRange(used
            .Where(name => !names.Contains(name.Text, StringComparer.OrdinalIgnoreCase))
            .Select(name => QueryProblem.Create(name.Span, $"{Dataset.Name} has no column or metric '{name.Text}'.{NameSuggestion.GetHint(name.Text, names)}")));
        problems.AddRange(query.Columns
            .GroupBy(name => name.Text, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1))
            .Select(duplicate => QueryProblem.Create(duplicate.Span, $"{duplicate.Text} is selected twice.")));
        if (query.DateRange is { } range && !Dataset.DateRanges.Any(known => IsSameName(known.Name, range.Text)))
        {
            var ranges = Dataset.DateRanges.Select(known => known.Name).ToList();
            problems.Add(QueryProblem.Create(range.Span, ranges.Count == 0
                ? $"{Dataset.Name} does not offer {range.Text}; it offers no date range. Remove TIMESPAN."
                : $"{Dataset.Name} does not offer {range.Text}; it offers {string.Join(", ", ranges)}.{NameSuggestion.GetHint(range.Text, ranges)}"));
        }

        if (query is { Aggregation: { } aggregation, DateRange: { } aggregated })
        {
            InspectAggregation(Dataset, aggregation, aggregated);
        }

        AddHints(query);
    }

    private void InspectAggregation(DatasetSchema dataset, QueryNameSyntax aggregation, QueryNameSyntax range)
    {
        var names = dataset.Aggregations.Select(known => known.Name).ToList();
        if (dataset.Aggregations.FirstOrDefault(known => IsSameName(known.Name, aggregation.Text)) is not { } found)
        {
            problems.Add(QueryProblem.Create(aggregation.Span, names.Count == 0
                ? $"{dataset.Name} offers no aggregation. Remove AGGREGATED."
                : $"{dataset.Name} does not offer {aggregation.Text}; it offers {string.Join(", ", names)}.{NameSuggestion.GetHint(aggregation.Text, names)}"));
        }
        else if (!found.IsAvailableFor(range.Text))
        {
            problems.Add(QueryProblem.Create(aggregation.Span, $"{dataset.Name} offers {found.Name} for {string.Join(", ", found.DateRanges)}, not for {range.Text}."));
        }
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

        if (query.DateRange is null)
        {
            hints.Add(new QueryProblem(query.Span.End, 0, "Without TIMESPAN, the service returns the last six months."));
        }
    }

    private void AddConditionHints(ConditionSyntax condition)
    {
        var isPattern = condition.Operator is ComparisonOperator.Like or ComparisonOperator.NotLike;
        if (isPattern && condition.Value is LiteralSyntax pattern && pattern.Text.IndexOfAny(['%', '_']) < 0)
        {
            hints.Add(QueryProblem.Create(pattern.Span, "A pattern without wildcards matches only the whole text."));
        }

        if (FindColumn(condition.Column.Text) is not { BooleanFormat: { } flag } column || isPattern)
        {
            return;
        }

        LiteralSyntax[] values = condition.Value is ListSyntax list ? [.. list.Items] : [(LiteralSyntax)condition.Value];
        hints.AddRange(values
            .Where(value => !IsSameName(value.Text, flag.True) && !IsSameName(value.Text, flag.False))
            .Select(value => QueryProblem.Create(value.Span, $"{column.Name} contains {flag.True} and {flag.False}; compared with '{value.Text}', the service returns no rows, and no error.")));
    }

    private static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static string ToSentence(string message) => char.ToUpperInvariant(message[0]) + message[1..] + (message[^1] is '.' or '?' ? "" : ".");
}
