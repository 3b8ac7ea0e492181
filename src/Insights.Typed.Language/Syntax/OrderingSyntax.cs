namespace Insights.Typed.Language;

/// <summary>One ordering of ORDER BY.</summary>
public sealed record OrderingSyntax : QueryNode
{
    internal OrderingSyntax(QueryNameSyntax column, SortDirection direction, QuerySpan span)
        : base(span)
    {
        Column = column;
        Direction = direction;
    }

    /// <summary>The column or metric, selected or not.</summary>
    public QueryNameSyntax Column { get; }

    /// <summary>The direction as stated.</summary>
    public SortDirection Direction { get; }

    /// <summary>The effective direction: unlike in SQL, an ordering without a direction is descending.</summary>
    public bool IsDescending => Direction != SortDirection.Ascending;
}
