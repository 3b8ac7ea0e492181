using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// The one check of the names in a query on a dataset. A query can use only the names that the schema lists: with a schema that lists no
/// date range, a query cannot have one. Letter case does not matter.
/// </summary>
public sealed class QueryNameCheck
{
    private readonly DatasetSchema dataset;
    private readonly Dictionary<string, ColumnSchema> columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Initializes a new instance of the <see cref="QueryNameCheck"/> class.</summary>
    /// <param name="dataset">The dataset.</param>
    public QueryNameCheck(DatasetSchema dataset)
    {
        this.dataset = dataset ?? throw new ArgumentNullException(nameof(dataset));
        foreach (var column in dataset.Columns.Concat(dataset.Metrics))
        {
            columns[column.Name] = column;
        }
    }

    /// <summary>Finds a column or metric; null if the dataset has none of the name.</summary>
    /// <param name="name">The name.</param>
    public ColumnSchema? FindColumn(string name) => columns.TryGetValue(name, out var column) ? column : null;

    /// <summary>Finds the problems of a query's names, in the order of its text.</summary>
    /// <param name="query">The query. Its FROM is not checked.</param>
    public IEnumerable<QueryNameProblem> FindProblems(QuerySyntax query)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        return CheckSelect(query)
            .Concat(CheckColumns(query.Conditions.Select(condition => condition.Column)))
            .Concat(CheckColumns(query.OrderBy.Select(ordering => ordering.Column)))
            .Concat(CheckDateRange(query))
            .Concat(CheckAggregation(query));
    }

    private IEnumerable<QueryNameProblem> CheckSelect(QuerySyntax query)
    {
        var selected = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in query.Columns)
        {
            if (!columns.ContainsKey(name.Text))
            {
                yield return CreateUnknownColumn(name);
            }

            if (!selected.Add(name.Text))
            {
                yield return new QueryNameProblem(QueryNameProblemKind.RepeatedColumn, name.Span, name.Text, []);
            }
        }
    }

    private IEnumerable<QueryNameProblem> CheckColumns(IEnumerable<QueryNameSyntax> names) =>
        names.Where(name => !columns.ContainsKey(name.Text)).Select(CreateUnknownColumn);

    private IEnumerable<QueryNameProblem> CheckDateRange(QuerySyntax query)
    {
        if (query.DateRange is { } range && dataset.FindDateRange(range.Text) is null)
        {
            yield return new QueryNameProblem(QueryNameProblemKind.UnknownDateRange, range.Span, range.Text, [.. dataset.DateRanges.Select(known => known.Name)]);
        }
    }

    private IEnumerable<QueryNameProblem> CheckAggregation(QuerySyntax query)
    {
        if (query is not { Aggregation: { } aggregation, DateRange: { } range })
        {
            yield break;
        }

        if (dataset.FindAggregation(aggregation.Text) is not { } found)
        {
            yield return new QueryNameProblem(QueryNameProblemKind.UnknownAggregation, aggregation.Span, aggregation.Text, [.. dataset.Aggregations.Select(known => known.Name)]);
        }
        else if (dataset.FindDateRange(range.Text) is not null && !found.IsAvailableFor(range.Text))
        {
            // A date range that the dataset does not have is a problem of its name only.
            yield return new QueryNameProblem(QueryNameProblemKind.UnavailableAggregation, aggregation.Span, found.Name, found.DateRanges);
        }
    }

    private QueryNameProblem CreateUnknownColumn(QueryNameSyntax name) =>
        new(QueryNameProblemKind.UnknownColumn, name.Span, name.Text, [.. dataset.Columns.Concat(dataset.Metrics).Select(column => column.Name)]);
}
