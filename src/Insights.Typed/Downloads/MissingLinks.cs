namespace Insights.Typed.Downloads;

/// <summary>The completed executions whose link to their file is missing. A missing link can be temporary (our choice), so it is awaited for some time.</summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="timeLimit">The time in which a link can appear. A number of polls would not do: signals, which a stranger can send, can cause any number of them.</param>
internal sealed class MissingLinks(TimeProvider timeProvider, TimeSpan timeLimit)
{
    /// <summary>When an execution was first seen without a link, by its id.</summary>
    private readonly Dictionary<string, long> firstSeen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a value indicating whether the link of a completed execution, which has none now, can still appear.</summary>
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

    /// <summary>Removes the executions that the service does not list anymore.</summary>
    public void RemoveAllExcept(IEnumerable<string> listedIds)
    {
        if (firstSeen.Count == 0)
        {
            return;
        }

        var listed = listedIds.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var executionId in firstSeen.Keys.Where(id => !listed.Contains(id)).ToList())
        {
            firstSeen.Remove(executionId);
        }
    }
}
