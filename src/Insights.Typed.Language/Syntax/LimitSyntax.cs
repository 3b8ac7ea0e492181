namespace Insights.Typed.Language;

/// <summary>The number behind LIMIT.</summary>
public sealed record LimitSyntax : QueryNode
{
    internal LimitSyntax(long count, QuerySpan span)
        : base(span) => Count = count;

    /// <summary>How many rows are asked for at most; never less than one.</summary>
    public long Count { get; }
}
