using Insights.Typed.Language;

namespace Insights.Typed.Tool.Drift;

/// <summary>The effect of a change on a query of the app.</summary>
/// <param name="Query">The query.</param>
/// <param name="IsCertain">true if the query certainly breaks; false if that depends on values that are known only at run time.</param>
/// <param name="Reason">The reason.</param>
internal sealed record Breakage(AppQuery Query, bool IsCertain, string Reason)
{
    /// <summary>Finds the queries that a change breaks or may break, in the manifest's order.</summary>
    public static List<Breakage> Find(SchemaChange change, IEnumerable<AppQuery> queries) => !change.IsBreaking
        ? []
        : [.. queries
            .Where(query => string.Equals(query.Dataset, change.Dataset, StringComparison.OrdinalIgnoreCase))
            .Select(query => Find(change, query))
            .OfType<Breakage>()];

    private static Breakage? Find(SchemaChange change, AppQuery query) => change.Kind switch
    {
        ChangeKind.DatasetRemoved => new Breakage(query, true, $"reads {change.Dataset}"),
        ChangeKind.IntervalRaised => new Breakage(query, false, "the service refuses a report that recurs more often"),
        ChangeKind.DateRangeRemoved => FromDateRange(change.Name!, query),
        ChangeKind.AggregationRemoved => FromAggregation(change.Name!, query, isFor: _ => true),
        ChangeKind.AggregationNarrowed => FromAggregation(change.Name!, query, isFor: range => DateRangeNames.Contain(change.DateRanges, range)),
        ChangeKind.DatasetAdded or ChangeKind.ColumnRemoved or ChangeKind.ColumnAdded or ChangeKind.MetricRemoved or ChangeKind.MetricAdded or ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn
            or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded or ChangeKind.AggregationWidened or ChangeKind.IntervalLowered or ChangeKind.OrderChanged or ChangeKind.LetterCaseChanged or ChangeKind.DetailChanged =>
            query.DescribeUse(change.Name!) is { } use ? new Breakage(query, true, use) : CreateUncertain(query, Clause.Where, Clause.OrderBy),
    };

    private static Breakage? FromDateRange(string range, AppQuery query)
    {
        if (query.DateRange is { } used)
        {
            return string.Equals(used, range, StringComparison.OrdinalIgnoreCase) ? new Breakage(query, true, $"uses {range}") : null;
        }

        return CreateUncertain(query, Clause.Timespan) ?? (string.Equals(range, ServiceProgram.DefaultDateRange, StringComparison.OrdinalIgnoreCase)
            ? new Breakage(query, false, $"has no date range, so the service uses {range}")
            : null);
    }

    private static Breakage? FromAggregation(string aggregation, AppQuery query, Func<string, bool> isFor) => query switch
    {
        { Aggregation: { } used, DateRange: { } range } => string.Equals(used, aggregation, StringComparison.OrdinalIgnoreCase) && isFor(range)
            ? new Breakage(query, true, $"is aggregated {aggregation} for {range}")
            : null,
        { DateRange: { } range } when !isFor(range) => null,
        _ => CreateUncertain(query, Clause.Aggregated),
    };

    private static Breakage? CreateUncertain(AppQuery query, params ReadOnlySpan<Clause> clauses) => query.GetUncertaintyReason(clauses) is { } reason ? new Breakage(query, false, reason) : null;
}
