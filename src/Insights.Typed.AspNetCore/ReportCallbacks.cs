namespace Insights.Typed.AspNetCore;

/// <summary>
/// Waits for the callbacks of reports that an endpoint receives. Thread-safe.
/// </summary>
/// <remarks>
/// A callback is only a hint, and it can get lost: wait with a timeout, and request the report's executions from the service after
/// every wait, with or without a callback. Callbacks for reports without a subscription are discarded, so strangers cannot fill
/// the memory. Callbacks are known only to the process that received them.
/// </remarks>
public sealed class ReportCallbacks
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<ReportCallbackSubscription>> subscriptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider timeProvider;

    /// <summary>Initializes a new instance of the <see cref="ReportCallbacks"/> class.</summary>
    /// <param name="timeProvider">The clock for timeouts; null for the system's clock.</param>
    public ReportCallbacks(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Subscribes to a report's callbacks from now on, so that none is missed between two waits.</summary>
    /// <param name="reportId">The report's id, in any letter case.</param>
    /// <returns>The subscription. Dispose of it to end it.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public ReportCallbackSubscription Subscribe(string reportId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reportId);
        var subscription = new ReportCallbackSubscription(reportId, timeProvider, Remove);
        lock (gate)
        {
            if (!subscriptions.TryGetValue(reportId, out var reportSubscriptions))
            {
                subscriptions.Add(reportId, reportSubscriptions = []);
            }

            reportSubscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>Waits for the next callback of a report. A callback before this call does not count: see <see cref="Subscribe"/>.</summary>
    /// <param name="reportId">The report's id, in any letter case.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public async Task WaitAsync(string reportId, CancellationToken cancellationToken = default)
    {
        using var subscription = Subscribe(reportId);
        await subscription.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the next callback of a report, or for a timeout.</summary>
    /// <param name="reportId">The report's id, in any letter case.</param>
    /// <param name="timeout">The timeout; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>true if a callback arrived; otherwise, false.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative, or longer than a timer supports.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public async Task<bool> WaitAsync(string reportId, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        using var subscription = Subscribe(reportId);
        return await subscription.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports a callback to the subscriptions of a report.</summary>
    /// <param name="reportId">The report's id, in any format.</param>
    /// <returns>true if a subscription exists; otherwise, false.</returns>
    public bool Publish(string reportId)
    {
        ArgumentNullException.ThrowIfNull(reportId);
        lock (gate)
        {
            if (!subscriptions.TryGetValue(reportId, out var reportSubscriptions))
            {
                return false;
            }

            reportSubscriptions.ForEach(s => s.Signal());
            return true;
        }
    }

    private void Remove(ReportCallbackSubscription subscription)
    {
        lock (gate)
        {
            if (subscriptions.TryGetValue(subscription.ReportId, out var reportSubscriptions) && reportSubscriptions.Remove(subscription) && reportSubscriptions.Count == 0)
            {
                subscriptions.Remove(subscription.ReportId);
            }
        }
    }
}
