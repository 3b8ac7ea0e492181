using System.Threading.Channels;

namespace Insights.Typed.AspNetCore;

/// <summary>A subscription that keeps the callbacks of one report until the next wait. Several callbacks between two waits count as one.</summary>
public sealed class ReportCallbackSubscription : IDisposable
{
    // A callback only requests a poll, so a second one before the poll adds nothing.
    private readonly Channel<bool> callbacks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider timeProvider;
    private readonly Action<ReportCallbackSubscription> remove;

    internal ReportCallbackSubscription(string reportId, TimeProvider timeProvider, Action<ReportCallbackSubscription> remove)
    {
        ReportId = reportId;
        this.timeProvider = timeProvider;
        this.remove = remove;
    }

    /// <summary>Gets the report's id.</summary>
    public string ReportId { get; }

    /// <summary>Waits for a callback. The wait completes at once if a callback arrived since the last wait.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <remarks>Use it as the signal of a scheduled report's <c>WatchAsync</c>, which also polls by the clock.</remarks>
    /// <exception cref="ObjectDisposedException">The subscription was disposed.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await callbacks.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(ReportCallbackSubscription));
        }
    }

    /// <summary>Waits for a callback, or for a timeout.</summary>
    /// <param name="timeout">The timeout; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>true if a callback arrived; otherwise, false.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative, or longer than a timer supports.</exception>
    /// <exception cref="ObjectDisposedException">The subscription was disposed.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Also if the timeout is zero.
        if (callbacks.Reader.TryRead(out _))
        {
            return true;
        }

        using var timeoutSource = new CancellationTokenSource(timeout, timeProvider);
        using var linkedSource = CancellationTokenSource.CreateLinkedTokenSource(timeoutSource.Token, cancellationToken);
        try
        {
            await WaitAsync(linkedSource.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (timeoutSource.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends the subscription, and its waits with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        remove(this);
        callbacks.Writer.TryComplete();
    }

    internal void Signal() => callbacks.Writer.TryWrite(true);
}
