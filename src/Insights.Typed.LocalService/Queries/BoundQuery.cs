using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>A query whose every name is known to its dataset.</summary>
internal sealed record BoundQuery(
    DatasetTable Table,
    bool IsDistinct,
    IReadOnlyList<Term> Select,
    IReadOnlyList<BoundCondition> Conditions,
    IReadOnlyList<BoundOrdering> OrderBy,
    long? Limit,
    string? DateRange)
{
    /// <summary>
    /// Whether rows are put together: metrics are computed once for each combination of the selected columns,
    /// wherever in the query they stand, and DISTINCT is the same without a metric.
    /// </summary>
    public bool IsGrouped { get; } =
        IsDistinct || Select.Concat(Conditions.Select(c => c.Term)).Concat(OrderBy.Select(o => o.Term)).Any(t => t.Metric is not null);
}

/// <summary>A column, or a metric with its formula.</summary>
internal sealed record Term(ColumnSchema Column, MetricFormula? Metric);

/// <summary>A condition; <paramref name="Values"/> holds one value, or those of a list.</summary>
internal sealed record BoundCondition(Term Term, ComparisonOperator Operator, IReadOnlyList<string> Values);

/// <summary>An ordering, with the direction meant.</summary>
internal sealed record BoundOrdering(Term Term, bool IsDescending);
