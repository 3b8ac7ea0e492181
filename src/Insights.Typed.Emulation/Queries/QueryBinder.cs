using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Emulation.Datasets;

namespace Insights.Typed.Emulation.Queries;

/// <summary>Reads a query's text and looks its names up in the datasets, refusing what the service would refuse.</summary>
/// <param name="catalogue">The datasets.</param>
/// <param name="evaluatesDateRanges">Whether a query's range decides which rows it finds, so that the service has to know its time.</param>
/// <param name="unknownDataset">Creates the exception for a query (second) of an unknown dataset (first); null, as a result too, for the refusal of the service.</param>
internal sealed class QueryBinder(Catalogue catalogue, bool evaluatesDateRanges = true, Func<string, string, Exception?>? unknownDataset = null)
{
    /// <summary>What one SQL statement holds; no limit of the real service is documented.</summary>
    private const int MostConditions = 10_000;

    private const int LongestPattern = 10_000;

    /// <summary>What one SQL statement can order by.</summary>
    private const int MostOrderings = 1_000;

    public BoundQuery Bind(string text)
    {
        var parsed = ParsedQuery.Parse(text);
        if (parsed.Query is not { } query)
        {
            throw Refusal.BadRequest(string.Join(" ", parsed.Errors.Select(e => $"{e.Message} ({At(e.Span)})")));
        }

        var table = catalogue.Find(query.Dataset.Text)
            ?? throw unknownDataset?.Invoke(query.Dataset.Text, text) ?? Refusal.UnknownDataset($"there is no dataset '{query.Dataset.Text}' ({At(query.Dataset.Span)})");
        return new BoundQuery(
            text,
            table,
            query.IsDistinct,
            BindSelect(table, query.Columns),
            BindConditions(table, query.Conditions),
            BindOrder(table, query.OrderBy),
            query.Limit?.Count,
            query.DateRange is { } range ? BindRange(table, range) : null,
            query is { Aggregation: { } aggregation, DateRange: { } aggregated } ? BindAggregation(table, aggregation, aggregated) : null);
    }

    /// <summary>A query that was right before the datasets changed: as it is now; null where it is no longer right.</summary>
    public BoundQuery? Rebind(StoredQuery query)
    {
        if (catalogue.Tables.Contains(query.Bound.Table))
        {
            return query.Bound;
        }

        try
        {
            return Bind(query.Text);
        }
        catch (RefusalException)
        {
            return null;
        }
    }

    private static List<BoundColumn> BindSelect(DatasetTable table, IReadOnlyList<QueryNameSyntax> columns)
    {
        var terms = new List<BoundColumn>();
        foreach (var column in columns)
        {
            var term = Bind(table, column);

            // The result's columns are told apart by nothing but their names.
            if (terms.Contains(term))
            {
                throw Refusal.UnknownColumn($"'{column.Text}' is selected twice ({At(column.Span)})");
            }

            terms.Add(term);
        }

        return terms;
    }

    private static List<BoundCondition> BindConditions(DatasetTable table, NodeList<ConditionSyntax> conditions)
    {
        if (conditions.Count > MostConditions)
        {
            throw Refusal.BadRequest(string.Create(CultureInfo.InvariantCulture, $"the query has {conditions.Count} conditions; this service runs at most {MostConditions}"));
        }

        return [.. conditions.Select(c => new BoundCondition(Bind(table, c.Column), c.Operator, ValuesOf(c)))];
    }

    private static List<BoundOrdering> BindOrder(DatasetTable table, NodeList<OrderingSyntax> orderings)
    {
        // Rows that are equal in a column stay equal in it: a name that comes again changes nothing.
        List<BoundOrdering> order = [.. orderings.Select(o => new BoundOrdering(Bind(table, o.Column), o.IsDescending)).DistinctBy(o => o.Column)];
        return order.Count <= MostOrderings
            ? order
            : throw Refusal.BadRequest(string.Create(CultureInfo.InvariantCulture, $"the query orders by {order.Count} names; this service runs at most {MostOrderings}"));
    }

    private static BoundColumn Bind(DatasetTable table, QueryNameSyntax name)
    {
        if (table.FindColumn(name.Text) is { } column)
        {
            return new BoundColumn(column, null);
        }

        return table.FindMetric(name.Text) is { } metric
            ? new BoundColumn(metric.Metric, metric)
            : throw Refusal.UnknownColumn($"{table.Name} has no column or metric '{name.Text}' ({At(name.Span)})");
    }

    private string BindRange(DatasetTable table, QueryNameSyntax range)
    {
        var offered = table.Schema.DateRanges.Select(r => r.Name).ToList();
        var name = offered.Find(r => string.Equals(r, range.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.BadRequest(offered.Count == 0
                ? $"TIMESPAN {range.Text} cannot be used: {table.Name} has no date ranges ({At(range.Span)})"
                : $"TIMESPAN {range.Text} is not a range of {table.Name}, which has {string.Join(", ", offered)} ({At(range.Span)})");
        if (evaluatesDateRanges)
        {
            // Now rather than when the query runs: a report would fail at its download, hours later.
            _ = DateWindow.FromRange(name, new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        return name;
    }

    private static AggregationPeriod BindAggregation(DatasetTable table, QueryNameSyntax aggregation, QueryNameSyntax range)
    {
        var offered = table.Schema.Aggregations;
        var found = offered.FirstOrDefault(a => string.Equals(a.Name, aggregation.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.BadRequest(offered.Count == 0
                ? $"AGGREGATED {aggregation.Text} cannot be used: {table.Name} has no aggregations ({At(aggregation.Span)})"
                : $"AGGREGATED {aggregation.Text} is not an aggregation of {table.Name}, which has {string.Join(", ", offered.Select(a => a.Name))} ({At(aggregation.Span)})");
        return found.IsFor(range.Text)
            ? AggregationPeriods.Parse(found.Name)
            : throw Refusal.BadRequest($"AGGREGATED {found.Name} is available for {string.Join(", ", found.DateRanges)}, not for {range.Text} ({At(aggregation.Span)})");
    }

    private static IReadOnlyList<string> ValuesOf(ConditionSyntax condition) => condition.Value switch
    {
        ListSyntax list => [.. list.Items.Select(i => i.Text)],
        LiteralSyntax pattern when condition.Operator is ComparisonOperator.Like or ComparisonOperator.NotLike && pattern.Text.Length > LongestPattern =>
            throw Refusal.BadRequest(string.Create(
                CultureInfo.InvariantCulture, $"a pattern of {pattern.Text.Length} characters; this service runs at most {LongestPattern} ({At(pattern.Span)})")),
        LiteralSyntax literal => [literal.Text],
        var other => throw new InvalidOperationException($"A value of a kind that is not known here: {other.GetType().Name}."),
    };

    private static string At(QuerySpan span) => string.Create(CultureInfo.InvariantCulture, $"at position {span.Start}");
}
