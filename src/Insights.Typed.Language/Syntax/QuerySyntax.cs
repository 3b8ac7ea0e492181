using Insights.Typed.Language.Syntax;

namespace Insights.Typed.Language;

/// <summary>A query, as the text says it. What its names and values mean is for the reader to find out.</summary>
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

    /// <summary>The conditions of WHERE, all of which must hold; empty where there is none.</summary>
    public NodeList<ConditionSyntax> Conditions { get; }

    /// <summary>The orderings of ORDER BY, the weightiest first; empty where there is none.</summary>
    public NodeList<OrderingSyntax> OrderBy { get; }

    /// <summary>The number of LIMIT, if there is one.</summary>
    public LimitSyntax? Limit { get; }

    /// <summary>The date range of TIMESPAN, if there is one.</summary>
    public QueryNameSyntax? DateRange { get; }

    /// <summary>The period of AGGREGATED, if the query states one.</summary>
    public QueryNameSyntax? Aggregation { get; }

    /// <summary>
    /// Whether both say the same, wherever it stands: names are compared without letter case, and an ordering without a
    /// direction goes downwards. Numbers and strings must be written alike, and everything must come in the same order.
    /// </summary>
    /// <param name="other">The query to compare with.</param>
    public bool IsEquivalentTo(QuerySyntax other) =>
        Equivalence.AreEquivalent(this, other ?? throw new ArgumentNullException(nameof(other)));
}
