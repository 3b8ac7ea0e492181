namespace Insights.Typed.Queries;

/// <summary>
/// The comparisons that a condition joins, the last one first. Not recursive: a filter built in a loop can be as deep as the
/// stack. One that grows by a condition at a time, as most do, needs no memory here.
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
