using Insights.Typed.Language;

namespace Insights.Typed.Client.Scheduled;

/// <summary>A set of recent ids: many more than the service lists at a time.</summary>
internal sealed class RecentIds
{
    /// <summary>Twice the executions that the service keeps of a report with the shortest interval of all programs.</summary>
    private static readonly int Capacity =
        2 * (int)ServiceProgram.ExecutionRetention.TotalHours / ServiceProgram.All.Min(program => program.MinimumRecurrenceInterval);

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
