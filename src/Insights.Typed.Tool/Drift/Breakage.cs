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
        ChangeKind.AggregationRemoved => FromAggregation(change.Name!, query, lostRanges: null),
        ChangeKind.AggregationNarrowed => FromAggregation(change.Name!, query, change.DateRanges),
        ChangeKind.DatasetAdded or ChangeKind.ColumnRemoved or ChangeKind.ColumnAdded or ChangeKind.MetricRemoved or ChangeKind.MetricAdded or ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn
            or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded or ChangeKind.AggregationWidened or ChangeKind.IntervalLowered or ChangeKind.OrderChanged or ChangeKind.LetterCaseChanged or ChangeKind.PropertyChanged or ChangeKind.DetailChanged =>
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

    /// <param name="aggregation">The aggregation.</param>
    /// <param name="query">The query.</param>
    /// <param name="lostRanges">The date ranges that it is no longer available for; null for all.</param>
    private static Breakage? FromAggregation(string aggregation, AppQuery query, IReadOnlyList<string>? lostRanges)
    {
        if (query.DateRange is { } range && lostRanges is not null && !DateRangeNames.Contain(lostRanges, range))
        {
            return null;
        }

        return query switch
        {
            { Aggregation: null } => CreateUncertain(query, Clause.Aggregated),
            { Aggregation: { } used } when !string.Equals(used, aggregation, StringComparison.OrdinalIgnoreCase) => null,
            { DateRange: { } known } => new Breakage(query, true, $"is aggregated {aggregation} for {known}"),
            _ when lostRanges is null => new Breakage(query, true, $"is aggregated {aggregation}"),
            _ => CreateUncertain(query, Clause.Timespan),
        };
    }

    private static Breakage? CreateUncertain(AppQuery query, params ReadOnlySpan<Clause> clauses) => query.GetUncertaintyReason(clauses) is { } reason ? new Breakage(query, false, reason) : null;
}
