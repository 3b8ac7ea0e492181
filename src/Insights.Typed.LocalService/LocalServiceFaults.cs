using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService;

/// <summary>
/// What is to go wrong. Each fault is for one request and is used up by it; an operation's faults are used in the order in
/// which they were added. A request that the service refuses for its token uses none. May be used from several threads.
/// </summary>
public sealed class LocalServiceFaults
{
    private readonly InjectedFaults<LocalServiceFault> faults = new();
    private int totalStalledRequests;
    private int currentStalledRequests;

    internal LocalServiceFaults()
    {
    }

    /// <summary>How many faults are not used up yet.</summary>
    public int Remaining => faults.Remaining;

    /// <summary>
    /// How many requests have fallen silent so far, by <see cref="LocalServiceFault.NoResponse"/> or
    /// <see cref="LocalServiceFault.StalledAfter"/>: what was to come of them has been sent, and only the client can end them.
    /// </summary>
    public int TotalStalledRequests => Volatile.Read(ref totalStalledRequests);

    /// <summary>How many of those the client has not ended yet.</summary>
    public int CurrentStalledRequests => Volatile.Read(ref currentStalledRequests);

    /// <summary>Lets the next requests for an operation go wrong.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fault">What happens to each of them.</param>
    /// <param name="times">How many requests.</param>
    /// <exception cref="ArgumentException">The fault cannot happen to that operation.</exception>
    public void Add(InsightsOperation operation, LocalServiceFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!fault.AppliesTo(operation))
        {
            throw new ArgumentException($"This fault is {fault.Applicability}, not for {operation}.", nameof(fault));
        }

        faults.Add(operation, fault, times);
    }

    /// <summary>Forgets the faults that are not used up: from now on all goes well.</summary>
    public void Clear() => faults.Clear();

    internal void BeginStall()
    {
        Interlocked.Increment(ref currentStalledRequests);
        Interlocked.Increment(ref totalStalledRequests);
    }

    internal void EndStall() => Interlocked.Decrement(ref currentStalledRequests);

    internal LocalServiceFault? TakeNext(InsightsOperation operation) => faults.TakeNext(operation);
}
