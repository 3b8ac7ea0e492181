namespace Insights.Typed.Downloads;

/// <summary>Ends a wait for the file's host if no byte arrives within the limit. For one wait at a time.</summary>
internal sealed class StallLimit : IDisposable
{
    private readonly TimeSpan limit;
    private readonly ITimer timer;
    private CancellationTokenSource? linkedSource;
    private CancellationToken callerToken;
    private volatile bool isWaiting;

    public StallLimit(TimeSpan limit, TimeProvider clock)
    {
        this.limit = limit;
        timer = clock.CreateTimer(static state => ((StallLimit)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the error message for a wait that the limit ended.</summary>
    public string Message => $"no data arrived for {limit}";

    /// <summary>Starts a wait that ends with the caller's cancellation or this limit.</summary>
    public CancellationToken Begin(CancellationToken cancellationToken)
    {
        if (linkedSource is null || linkedSource.IsCancellationRequested || callerToken != cancellationToken)
        {
            linkedSource?.Dispose();
            linkedSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            callerToken = cancellationToken;
        }

        isWaiting = true;
        timer.Change(limit, Timeout.InfiniteTimeSpan);
        return linkedSource.Token;
    }

    /// <summary>Leaves a part of a wait out of the limit, which starts again after it.</summary>
    public void Suspend(bool isSuspended) => timer.Change(isWaiting && !isSuspended ? limit : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Returns a value indicating whether this limit ended the last wait.</summary>
    public bool End()
    {
        isWaiting = false;
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return linkedSource is { IsCancellationRequested: true } && !callerToken.IsCancellationRequested;
    }

    public void Dispose()
    {
        isWaiting = false;
        timer.Dispose();
        linkedSource?.Dispose();
    }

    private void Expire()
    {
        try
        {
            if (isWaiting)
            {
                linkedSource?.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // The wait has just ended, so there is nothing to cancel.
        }
    }
}
