namespace Insights.Typed.Client.Scheduled;

/// <summary>A set of recent ids: many more than the service lists at a time.</summary>
internal sealed class RecentIds
{
    /// <summary>Ninety days of executions at the minimum interval of four hours, times seven.</summary>
    private const int Capacity = 4096;

    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> order = new();

    public bool Contains(string id) => known.Contains(id);

    public void Add(string id)
    {
        if (!known.Add(id))
        {
            return;
        }

        order.Enqueue(id);
        if (order.Count > Capacity)
        {
            known.Remove(order.Dequeue());
        }
    }
}
