namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Calls in which nothing more comes.</summary>
internal static class HangingCall
{
    /// <summary>So many looks at a request that is still silent, and its limit has run out while its last bytes came, and so has ended nothing.</summary>
    private const int MaxStalledPolls = 500;

    /// <summary>Ends what hangs by its time limit, once for each request that has fallen silent; then the call is over.</summary>
    /// <param name="local">The service, which tells how many have, and the clock.</param>
    /// <param name="call">The call.</param>
    public static async Task EndAsync(LocalServiceHost local, Task call)
    {
        var faults = local.Service.Faults;
        var (ended, stalledPolls) = (0, 0);
        for (; !call.IsCompleted; await Task.Delay(1))
        {
            stalledPolls = faults.CurrentStalledRequests > 0 ? stalledPolls + 1 : 0;
            if ((faults.TotalStalledRequests > ended || stalledPolls > MaxStalledPolls) && local.Time.TryExpireTimeouts())
            {
                (ended, stalledPolls) = (Math.Min(ended + 1, faults.TotalStalledRequests), 0);
            }
        }
    }
}
