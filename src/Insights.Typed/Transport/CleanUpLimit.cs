namespace Insights.Typed.Transport;

/// <summary>The time limit of a clean-up: for its requests and their retries, because a caller does not wait for all of these.</summary>
/// <remarks>It applies to the requests of the asynchronous method that starts it, so that each can leave its wait for a turn out of it.</remarks>
internal sealed class CleanUpLimit : IDisposable
{
    private static readonly AsyncLocal<CleanUpLimit?> Started = new();

    private readonly TimeProvider time;
    private readonly CancellationTokenSource source;
    private bool suspended;

    /// <summary>The rest of the limit when it was started or suspended last.</summary>
    private TimeSpan remaining;
    private long startedAt;

    private CleanUpLimit(InsightsClientOptions options)
    {
        time = options.TimeProvider;
        remaining = options.RequestTimeout;
        startedAt = time.GetTimestamp();
        source = new CancellationTokenSource(remaining, time);
    }

    /// <summary>Gets the limit of the clean-up that sends the current request; null for another request.</summary>
    public static CleanUpLimit? Current => Started.Value;

    public CancellationToken Token => source.Token;

    public static CleanUpLimit Start(InsightsClientOptions options) => Started.Value = new CleanUpLimit(options);

    /// <summary>Leaves a wait out of the limit, which continues after it.</summary>
    public void Suspend(bool isSuspended)
    {
        if (suspended == isSuspended)
        {
            return;
        }

        suspended = isSuspended;
        if (isSuspended)
        {
            remaining -= time.GetElapsedTime(startedAt);
            source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        else
        {
            startedAt = time.GetTimestamp();
            if (remaining > TimeSpan.Zero)
            {
                source.CancelAfter(remaining);
            }
            else
            {
                source.Cancel();
            }
        }
    }

    public void Dispose()
    {
        Started.Value = null;
        source.Dispose();
    }
}
