namespace Insights.Typed.Emulation;

/// <summary>Faults to inject into requests, in the order in which they were added. Each is used up by one request. Thread-safe.</summary>
/// <typeparam name="TFault">A fault.</typeparam>
public sealed class InjectedFaults<TFault>
    where TFault : class
{
    private readonly Lock gate = new();
    private readonly LinkedList<(InsightsOperation? Operation, TFault Fault, int Left)> faults = [];

    /// <summary>The number of faults that no request has used up.</summary>
    public int Remaining
    {
        get
        {
            lock (gate)
            {
                return faults.Sum(entry => entry.Left);
            }
        }
    }

    /// <summary>Adds a fault for the next requests.</summary>
    /// <param name="operation">The operation; null for any.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    public void Add(InsightsOperation? operation, TFault fault, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times > 0)
        {
            lock (gate)
            {
                faults.AddLast((operation, fault, times));
            }
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    /// <summary>Removes and returns the fault for a request; null if none exists.</summary>
    /// <param name="operation">The operation of the request.</param>
    public TFault? TakeNext(InsightsOperation operation)
    {
        lock (gate)
        {
            for (var node = faults.First; node is not null; node = node.Next)
            {
                var (faultOperation, fault, remaining) = node.Value;
                if (faultOperation is not null && faultOperation != operation)
                {
                    continue;
                }

                if (remaining == 1)
                {
                    faults.Remove(node);
                }
                else
                {
                    node.Value = (faultOperation, fault, remaining - 1);
                }

                return fault;
            }

            return null;
        }
    }
}
