namespace Insights.Typed.AspNetCore;

/// <summary>
/// Where parts of a program wait for the callbacks of reports that an endpoint takes. Safe for use by many threads.
/// </summary>
/// <remarks>
/// A callback is only a hint, and it can get lost: wait with a limit, and ask the service for the report's executions after
/// every wait, however that ended. Callbacks for reports that nobody subscribed to are forgotten, so strangers cannot fill
/// the memory. They are known in this process only.
/// </remarks>
public sealed class ReportCallbacks
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<ReportCallbackSubscription>> subscriptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider timeProvider;

    /// <summary>A meeting place for callbacks and those who wait for them.</summary>
    /// <param name="timeProvider">What waits with a limit go by; null for the system's clock.</param>
    public ReportCallbacks(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Keeps a report's callbacks from now on, so that none is missed between two waits.</summary>
    /// <param name="reportId">The report's id; letter case does not matter.</param>
    /// <returns>What to wait with. Dispose of it to keep them no longer.</returns>
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

    /// <summary>Waits for the next callback of a report. One that came before this call does not count: see <see cref="Subscribe"/>.</summary>
    /// <param name="reportId">The report's id; letter case does not matter.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public async Task WaitAsync(string reportId, CancellationToken cancellationToken = default)
    {
        using var subscription = Subscribe(reportId);
        await subscription.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the next callback of a report, or until it is time to have a look without one.</summary>
    /// <param name="reportId">The report's id; letter case does not matter.</param>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether there was a callback.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or longer than a timer can be.</exception>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public async Task<bool> WaitAsync(string reportId, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        using var subscription = Subscribe(reportId);
        return await subscription.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells those who wait for a report that there was a callback.</summary>
    /// <param name="reportId">The report's id, of any form.</param>
    /// <returns>Whether anyone has subscribed to it.</returns>
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
