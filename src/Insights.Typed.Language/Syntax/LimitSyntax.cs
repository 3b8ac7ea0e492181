namespace Insights.Typed.Language;

/// <summary>The number after LIMIT.</summary>
public sealed record LimitSyntax : QueryNode
{
    internal LimitSyntax(long count, QuerySpan span)
        : base(span) => Count = count;

    /// <summary>The maximum number of rows; at least one.</summary>
    public long Count { get; }
}
