namespace Insights.Typed.Queries;

/// <summary>Two conditions, joined by AND.</summary>
internal sealed class Conjunction(QueryCondition left, QueryCondition right) : QueryCondition
{
    public QueryCondition Left => left;

    public QueryCondition Right => right;

    internal override int Count { get; } = left.Count + right.Count;

    internal override Comparison AsComparison() => throw new NotSupportedException("The condition consists of two conditions, not of one comparison.");
}
