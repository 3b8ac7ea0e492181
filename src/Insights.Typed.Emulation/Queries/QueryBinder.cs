using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Emulation.Datasets;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Queries;

/// <summary>Parses a query's text and resolves its names in the datasets, and refuses what the service would refuse.</summary>
/// <param name="catalog">The datasets.</param>
/// <param name="evaluatesDateRanges">Whether a query's range limits its rows, so that the service must know the period of the range.</param>
/// <param name="createUnknownDatasetException">Creates the exception for a query (second) of an unknown dataset (first); null, as a result too, for the refusal of the service.</param>
internal sealed class QueryBinder(DatasetCatalog catalog, bool evaluatesDateRanges = true, Func<string, string, Exception?>? createUnknownDatasetException = null)
{
    /// <summary>The limit of a SQL statement; no limit of the real service is documented.</summary>
    private const int MaxConditions = 10_000;

    private const int MaxPatternLength = 10_000;

    /// <summary>The maximum number of orderings of a SQL statement.</summary>
    private const int MaxOrderings = 1_000;

    public BoundQuery Bind(string text)
    {
        var parsed = ParsedQuery.Parse(text);
        if (parsed.Query is not { } query)
        {
            throw ServiceErrors.BadRequest(string.Join(" ", parsed.Errors.Select(e => $"{e.Message} ({FormatPosition(e.Span)})")));
        }

        var table = catalog.Find(query.Dataset.Text)
            ?? throw createUnknownDatasetException?.Invoke(query.Dataset.Text, text) ?? ServiceErrors.UnknownDataset($"the dataset '{query.Dataset.Text}' does not exist ({FormatPosition(query.Dataset.Span)})");
        if (table.Names.FindProblems(query).FirstOrDefault() is { } problem)
        {
            throw CreateRefusal(problem, query, table);
        }

        // Each name exists.
        return new BoundQuery(
            text,
            table,
            query.IsDistinct,
            [.. query.Columns.Select(column => Bind(table, column))],
            BindConditions(table, query.Conditions),
            BindOrder(table, query.OrderBy),
            query.Limit?.Count,
            query.DateRange is { } range ? BindRange(table.Schema, range) : null,
            query.Aggregation is { } aggregation ? AggregationPeriods.Parse(table.Schema.FindAggregation(aggregation.Text)!.Name) : null);
    }

    /// <summary>Binds a query again after a change of the datasets; null if it is no longer valid.</summary>
    public BoundQuery? Rebind(StoredQuery query)
    {
        if (catalog.Tables.Contains(query.Bound.Table))
        {
            return query.Bound;
        }

        try
        {
            return Bind(query.Text);
        }
        catch (ServiceErrorException)
        {
            return null;
        }
    }

    private static ServiceErrorException CreateRefusal(QueryNameProblem problem, QuerySyntax query, DatasetTable table)
    {
        var position = FormatPosition(problem.Span);
        var available = string.Join(", ", problem.AvailableNames);
        return problem.Kind switch
        {
            QueryNameProblemKind.UnknownColumn => ServiceErrors.UnknownColumn($"{table.Name} has no column or metric '{problem.Name}' ({position})"),

            // The columns of the result are distinguished only by their names.
            QueryNameProblemKind.RepeatedColumn => ServiceErrors.UnknownColumn($"'{problem.Name}' is selected twice ({position})"),
            QueryNameProblemKind.UnknownDateRange => ServiceErrors.BadRequest(problem.AvailableNames.Count == 0
                ? $"TIMESPAN {problem.Name} cannot be used: {table.Name} has no date ranges ({position})"
                : $"TIMESPAN {problem.Name} is not a range of {table.Name}, which has {available} ({position})"),
            QueryNameProblemKind.UnknownAggregation => ServiceErrors.BadRequest(problem.AvailableNames.Count == 0
                ? $"AGGREGATED {problem.Name} cannot be used: {table.Name} has no aggregations ({position})"
                : $"AGGREGATED {problem.Name} is not an aggregation of {table.Name}, which has {available} ({position})"),
            QueryNameProblemKind.UnavailableAggregation =>
                ServiceErrors.BadRequest($"AGGREGATED {problem.Name} is available for {available}, not for {query.DateRange?.Text} ({position})"),
        };
    }

    private static List<BoundCondition> BindConditions(DatasetTable table, NodeList<ConditionSyntax> conditions)
    {
        if (conditions.Count > MaxConditions)
        {
            throw ServiceErrors.BadRequest(string.Create(CultureInfo.InvariantCulture, $"the query has {conditions.Count} conditions; this service runs at most {MaxConditions}"));
        }

        return [.. conditions.Select(c => new BoundCondition(Bind(table, c.Column), c.Operator, GetValues(c)))];
    }

    private static List<BoundOrdering> BindOrder(DatasetTable table, NodeList<OrderingSyntax> orderings)
    {
        // A repeated name has no effect: rows that are equal in a column remain equal in it.
        List<BoundOrdering> order = [.. orderings.Select(o => new BoundOrdering(Bind(table, o.Column), o.IsDescending)).DistinctBy(o => o.Column)];
        return order.Count <= MaxOrderings
            ? order
            : throw ServiceErrors.BadRequest(string.Create(CultureInfo.InvariantCulture, $"the query orders by {order.Count} names; this service runs at most {MaxOrderings}"));
    }

    private static BoundColumn Bind(DatasetTable table, QueryNameSyntax name)
    {
        if (table.FindColumn(name.Text) is { } column)
        {
            return new BoundColumn(column, null);
        }

        var metric = table.GetMetric(name.Text);
        return new BoundColumn(metric.Metric, metric);
    }

    private string BindRange(DatasetSchema dataset, QueryNameSyntax range)
    {
        var name = dataset.FindDateRange(range.Text)!.Name;
        if (evaluatesDateRanges)
        {
            // Checked now, not when the query runs: a report would fail at its download, hours later.
            _ = DateWindow.FromRange(name, new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        return name;
    }

    private static IReadOnlyList<string> GetValues(ConditionSyntax condition)
    {
        var literals = condition.Value.GetLiterals();
        return condition.Operator.AcceptsPattern() && literals.FirstOrDefault(pattern => pattern.Text.Length > MaxPatternLength) is { } longPattern
            ? throw ServiceErrors.BadRequest(string.Create(
                CultureInfo.InvariantCulture, $"a pattern of {longPattern.Text.Length} characters; this service runs at most {MaxPatternLength} ({FormatPosition(longPattern.Span)})"))
            : [.. literals.Select(literal => literal.Text)];
    }

    private static string FormatPosition(QuerySpan span) => string.Create(CultureInfo.InvariantCulture, $"at position {span.Start}");
}
