namespace Insights.Typed.Downloads;

/// <summary>The executions in a state that can be temporary, such as completed without a link to their file: a change is awaited for some time (our choice).</summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="timeLimit">The time in which an execution can change. A number of polls would not do: signals, which a stranger can send, can cause any number of them.</param>
internal sealed class AwaitedExecutions(TimeProvider timeProvider, TimeSpan timeLimit)
{
    /// <summary>When an execution was first seen in the state, by its id.</summary>
    private readonly Dictionary<string, long> firstSeen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a value indicating whether an execution, which is in the state now, can still change.</summary>
    public bool IsAwaited(string executionId)
    {
        if (firstSeen.TryGetValue(executionId, out var since))
        {
            return timeProvider.GetElapsedTime(since) < timeLimit;
        }

        firstSeen.Add(executionId, timeProvider.GetTimestamp());
        return true;
    }

    public void Remove(string executionId) => firstSeen.Remove(executionId);

    /// <summary>Removes the executions that are no longer in the state, or no longer listed.</summary>
    public void RemoveAllExcept(IEnumerable<string> remainingIds)
    {
        if (firstSeen.Count == 0)
        {
            return;
        }

        var remaining = remainingIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var executionId in firstSeen.Keys.Where(id => !remaining.Contains(id)).ToList())
        {
            firstSeen.Remove(executionId);
        }
    }
}
