namespace Insights.Typed.Queries;

/// <summary>
/// Enumerates the joined comparisons, the last one first. Not recursive: a filter that is built in a loop could overflow the
/// stack. A filter that grows by one condition at a time, as most do, needs no memory here.
/// </summary>
internal struct ReverseComparisonEnumerator(QueryCondition condition)
{
    private QueryCondition? next = condition;
    private Stack<QueryCondition>? pending;

    public Comparison Current { get; private set; } = null!;

    public readonly ReverseComparisonEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (next is null && (pending is null || !pending.TryPop(out next)))
        {
            return false;
        }

        while (next is Conjunction { Right: Conjunction inner } outer)
        {
            (pending ??= new()).Push(outer.Left);
            next = inner;
        }

        (Current, next) = next is Conjunction last ? (last.Right.AsComparison(), last.Left) : (next!.AsComparison(), null);
        return true;
    }
}
