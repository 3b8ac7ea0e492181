using Insights.Typed.Language.Syntax;

namespace Insights.Typed.Language;

/// <summary>A parsed query. The meaning of its names and values is not checked.</summary>
public sealed record QuerySyntax : QueryNode
{
    internal QuerySyntax(
        bool isDistinct,
        NodeList<QueryNameSyntax> columns,
        QueryNameSyntax dataset,
        NodeList<ConditionSyntax> conditions,
        NodeList<OrderingSyntax> orderBy,
        LimitSyntax? limit,
        QueryNameSyntax? dateRange,
        QueryNameSyntax? aggregation,
        QuerySpan span)
        : base(span)
    {
        IsDistinct = isDistinct;
        Columns = columns;
        Dataset = dataset;
        Conditions = conditions;
        OrderBy = orderBy;
        Limit = limit;
        DateRange = dateRange;
        Aggregation = aggregation;
    }

    /// <summary>Whether SELECT is followed by DISTINCT.</summary>
    public bool IsDistinct { get; }

    /// <summary>The columns and metrics of SELECT; at least one.</summary>
    public NodeList<QueryNameSyntax> Columns { get; }

    /// <summary>The dataset of FROM.</summary>
    public QueryNameSyntax Dataset { get; }

    /// <summary>The conditions of WHERE, all of which must be true; empty without WHERE.</summary>
    public NodeList<ConditionSyntax> Conditions { get; }

    /// <summary>The orderings of ORDER BY, the most significant first; empty without ORDER BY.</summary>
    public NodeList<OrderingSyntax> OrderBy { get; }

    /// <summary>The number of LIMIT, or null.</summary>
    public LimitSyntax? Limit { get; }

    /// <summary>The date range of TIMESPAN, or null.</summary>
    public QueryNameSyntax? DateRange { get; }

    /// <summary>The period of AGGREGATED, or null.</summary>
    public QueryNameSyntax? Aggregation { get; }

    /// <summary>
    /// Determines whether both have the same content at any position: names are compared without letter case, and an ordering without a
    /// direction is descending. Numbers and strings must be written in the same way, and everything must be in the same order.
    /// </summary>
    /// <param name="other">The query to compare with.</param>
    public bool IsEquivalentTo(QuerySyntax other) =>
        Equivalence.AreEquivalent(this, other ?? throw new ArgumentNullException(nameof(other)));
}
