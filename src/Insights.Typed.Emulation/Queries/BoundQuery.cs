using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>A query whose names are all resolved in its dataset.</summary>
public sealed class BoundQuery
{
    internal BoundQuery(
        string text,
        DatasetTable table,
        bool isDistinct,
        IReadOnlyList<BoundColumn> select,
        IReadOnlyList<BoundCondition> conditions,
        IReadOnlyList<BoundOrdering> orderBy,
        long? limit,
        string? dateRange,
        AggregationPeriod? aggregation)
    {
        Text = text;
        Table = table;
        Select = select;
        Conditions = conditions;
        OrderBy = orderBy;
        Limit = limit;
        DateRange = dateRange;
        Aggregation = aggregation;
        IsGrouped = isDistinct || aggregation is not null || select.Concat(conditions.Select(c => c.Column)).Concat(orderBy.Select(o => o.Column)).Any(c => c.Metric is not null);
    }

    /// <summary>The text of the query.</summary>
    public string Text { get; }

    /// <summary>The dataset.</summary>
    public DatasetTable Table { get; }

    /// <summary>The selected columns and metrics.</summary>
    public IReadOnlyList<BoundColumn> Select { get; }

    /// <summary>The conditions, all of which a row must satisfy.</summary>
    public IReadOnlyList<BoundCondition> Conditions { get; }

    /// <summary>The orderings, the first one first.</summary>
    public IReadOnlyList<BoundOrdering> OrderBy { get; }

    /// <summary>The maximum number of rows; null for no limit.</summary>
    public long? Limit { get; }

    /// <summary>
    /// Whether rows are grouped: metrics are computed once for each combination of the selected columns, regardless of their position in
    /// the query; DISTINCT and AGGREGATED have the same effect without a metric.
    /// </summary>
    public bool IsGrouped { get; }

    /// <summary>The period by which rows are aggregated; null if they are not.</summary>
    public AggregationPeriod? Aggregation { get; }

    internal string? DateRange { get; }
}

/// <summary>A column or a metric in a query.</summary>
/// <param name="Schema">The column, or the metric as a column.</param>
/// <param name="Metric">How the metric is computed; null for a column.</param>
public sealed record BoundColumn(ColumnSchema Schema, MetricFormula? Metric);

/// <summary>A condition.</summary>
/// <param name="Column">The column or metric.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Values">One value, or those of a list.</param>
public sealed record BoundCondition(BoundColumn Column, ComparisonOperator Operator, IReadOnlyList<string> Values);

/// <summary>An ordering.</summary>
/// <param name="Column">The column or metric.</param>
/// <param name="IsDescending">Whether the largest value is first.</param>
public sealed record BoundOrdering(BoundColumn Column, bool IsDescending);
