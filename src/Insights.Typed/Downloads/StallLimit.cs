namespace Insights.Typed.Downloads;

/// <summary>Ends a wait for the file's host in which nothing arrives for too long. For one wait at a time.</summary>
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

    /// <summary>What the wait has come to when it is cancelled and the caller did not do it.</summary>
    public string Message => $"nothing arrived for {limit}";

    /// <summary>Begins a wait that ends with the caller's patience or this limit's.</summary>
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

    /// <summary>Whether the wait that is over was ended by this limit.</summary>
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
            // The wait was over at this very moment, and so there is nothing to end.
        }
    }
}
