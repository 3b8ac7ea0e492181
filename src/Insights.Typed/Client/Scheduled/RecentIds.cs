namespace Insights.Typed.Client.Scheduled;

/// <summary>Ids that were met before, of which the latest are remembered: many more than the service lists at a time.</summary>
internal sealed class RecentIds
{
    /// <summary>Ninety days of executions, at the least interval of four hours, seven times over.</summary>
    private const int Capacity = 4096;

    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> order = new();

    /// <summary>Whether the id is a new one.</summary>
    public bool TryAdd(string id)
    {
        if (!known.Add(id))
        {
            return false;
        }

        order.Enqueue(id);
        if (order.Count > Capacity)
        {
            known.Remove(order.Dequeue());
        }

        return true;
    }
}
