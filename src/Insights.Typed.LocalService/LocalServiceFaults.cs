using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService;

/// <summary>
/// The faults of the next requests. Each fault applies to one request; an operation's faults are used in the order in
/// which they were added. A request that the service refuses because of its token uses no fault. Thread-safe.
/// </summary>
public sealed class LocalServiceFaults
{
    private readonly InjectedFaults<LocalServiceFault> faults = new();
    private int totalStalledRequests;
    private int currentStalledRequests;

    internal LocalServiceFaults()
    {
    }

    /// <summary>Gets the number of unused faults.</summary>
    public int Remaining => faults.Remaining;

    /// <summary>
    /// Gets the number of requests that have stalled so far, because of <see cref="LocalServiceFault.NoResponse"/> or
    /// <see cref="LocalServiceFault.StalledAfter"/>: no further bytes are sent, and only the client can end them.
    /// </summary>
    public int TotalStalledRequests => Volatile.Read(ref totalStalledRequests);

    /// <summary>Gets the number of stalled requests that the client has not ended yet.</summary>
    public int CurrentStalledRequests => Volatile.Read(ref currentStalledRequests);

    /// <summary>Adds a fault for the next requests for an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="ArgumentException">The fault does not apply to that operation.</exception>
    public void Add(InsightsOperation operation, LocalServiceFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!fault.AppliesTo(operation))
        {
            throw new ArgumentException($"This fault is {fault.Applicability}, not for {operation}.", nameof(fault));
        }

        faults.Add(operation, fault, times);
    }

    /// <summary>Removes all unused faults.</summary>
    public void Clear() => faults.Clear();

    internal void BeginStall()
    {
        Interlocked.Increment(ref currentStalledRequests);
        Interlocked.Increment(ref totalStalledRequests);
    }

    internal void EndStall() => Interlocked.Decrement(ref currentStalledRequests);

    internal LocalServiceFault? TakeNext(InsightsOperation operation) => faults.TakeNext(operation);
}
