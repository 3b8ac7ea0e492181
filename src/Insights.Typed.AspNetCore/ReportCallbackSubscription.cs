using System.Threading.Channels;

namespace Insights.Typed.AspNetCore;

/// <summary>Keeps the callbacks of one report until they are waited for. Several that come between two waits count as one.</summary>
public sealed class ReportCallbackSubscription : IDisposable
{
    // A callback says "have a look"; to be told so twice before looking is no news.
    private readonly Channel<bool> callbacks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider timeProvider;
    private readonly Action<ReportCallbackSubscription> remove;

    internal ReportCallbackSubscription(string reportId, TimeProvider timeProvider, Action<ReportCallbackSubscription> remove)
    {
        ReportId = reportId;
        this.timeProvider = timeProvider;
        this.remove = remove;
    }

    /// <summary>The report's id.</summary>
    public string ReportId { get; }

    /// <summary>Waits for a callback. It is over at once where one came since the last wait.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <remarks>Fits as the signal of a scheduled report's <c>WatchAsync</c>, which looks by the clock as well.</remarks>
    /// <exception cref="ObjectDisposedException">The subscription has been, or is being, disposed of.</exception>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
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

    /// <summary>Waits for a callback, or until it is time to have a look without one.</summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there was a callback.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or longer than a timer can be.</exception>
    /// <exception cref="ObjectDisposedException">The subscription has been, or is being, disposed of.</exception>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Also where there is no time to wait in.
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

    /// <summary>Keeps callbacks no longer, and ends waits with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        remove(this);
        callbacks.Writer.TryComplete();
    }

    internal void Signal() => callbacks.Writer.TryWrite(true);
}
