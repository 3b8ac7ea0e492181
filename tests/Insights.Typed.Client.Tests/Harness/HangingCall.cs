namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Calls that receive no more data.</summary>
internal static class HangingCall
{
    /// <summary>
    /// The number of checks after which the limit expires once more: the first time, it expired while the last bytes of the
    /// request arrived, and so had no effect. So many that a busy machine does not mistake a call that is being ended for it.
    /// </summary>
    private const int MaxStalledPolls = 10_000;

    /// <summary>
    /// The number of checks before the limit expires, after the newest request has stalled: the service counts a request when it has
    /// sent its last bytes, and a busy client receives them later. A download that received nothing would not be continued.
    /// </summary>
    private const int MinStalledPolls = 50;

    /// <summary>The time after which a client with the default options ends a request. The clients of these tests have no time limit that the clock reaches.</summary>
    private static readonly TimeSpan Limit = new InsightsClientOptions().RequestTimeout;

    /// <summary>Ends a hanging call by its time limit, once for each request that receives no more data, until the call ends.</summary>
    /// <param name="local">The service, which counts these requests, and the clock.</param>
    /// <param name="call">The call.</param>
    public static async Task EndAsync(LocalServiceHost local, Task call)
    {
        var faults = local.Service.Faults;
        var (ended, stalledPolls, total) = (0, 0, 0);
        for (; !call.IsCompleted; await Task.Delay(1))
        {
            // An earlier request is still counted while the service has not noticed its end, so a new one starts the count again.
            var previous = total;
            total = faults.TotalStalledRequests;
            stalledPolls = faults.CurrentStalledRequests > 0 && total == previous ? stalledPolls + 1 : 0;
            if (((total > ended && stalledPolls > MinStalledPolls) || stalledPolls > MaxStalledPolls) && local.Time.TryExpireTimeouts(Limit))
            {
                (ended, stalledPolls) = (Math.Min(ended + 1, total), 0);
            }
        }
    }
}
