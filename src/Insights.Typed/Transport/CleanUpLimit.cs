namespace Insights.Typed.Transport;

/// <summary>The time limit of a clean-up: for its requests and their retries, because a caller does not wait for all of these.</summary>
/// <remarks>It applies to the requests of the asynchronous method that starts it, so that each can leave its wait for a turn out of it.</remarks>
internal sealed class CleanUpLimit : IDisposable
{
    private static readonly AsyncLocal<CleanUpLimit?> Started = new();

    private readonly CancellationTokenSource source;
    private readonly TimeSpan limit;

    private CleanUpLimit(InsightsClientOptions options)
    {
        limit = options.RequestTimeout;
        source = new CancellationTokenSource(limit, options.TimeProvider);
    }

    /// <summary>Gets the limit of the clean-up that sends the current request; null for another request.</summary>
    public static CleanUpLimit? Current => Started.Value;

    public CancellationToken Token => source.Token;

    public static CleanUpLimit Start(InsightsClientOptions options) => Started.Value = new CleanUpLimit(options);

    /// <summary>Leaves a part of a wait out of the limit, which starts again after it.</summary>
    public void Suspend(bool isSuspended) => source.CancelAfter(isSuspended ? Timeout.InfiniteTimeSpan : limit);

    public void Dispose()
    {
        Started.Value = null;
        source.Dispose();
    }
}
