namespace Insights.Typed.Transport;

/// <summary>Measures one attempt: when its time limit expires, and after which time the service responded.</summary>
/// <param name="limit">The time limit.</param>
/// <param name="time">The clock.</param>
internal sealed class AttemptTimer(TimeSpan limit, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource source = new(limit, time);
    private long started = time.GetTimestamp();
    private TimeSpan? responded;

    /// <summary>Gets a token that is canceled when the time limit expires.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Gets a value indicating whether the time limit has expired.</summary>
    public bool IsExpired => source.IsCancellationRequested;

    /// <summary>Gets a value indicating whether the headers of the response have arrived.</summary>
    public bool HasResponse => responded is not null;

    /// <summary>Gets the time from sending the request to the headers of the response, or until now.</summary>
    public TimeSpan Elapsed => responded ?? time.GetElapsedTime(started);

    /// <summary>Leaves a wait of a handler before it sends the request out of the time limit, which starts again after it.</summary>
    public void Suspend(bool isSuspended)
    {
        source.CancelAfter(isSuspended ? Timeout.InfiniteTimeSpan : limit);
        started = time.GetTimestamp();
    }

    /// <summary>Records that the headers of the response have arrived. The time in which a client reads the body is not that of the service.</summary>
    public void SetResponded() => responded = time.GetElapsedTime(started);

    public void Dispose() => source.Dispose();
}
