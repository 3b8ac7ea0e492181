namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Calls in which nothing more comes.</summary>
internal static class Hanging
{
    /// <summary>So many looks at a request that is still silent, and its limit has run out while its last bytes came, and so has ended nothing.</summary>
    private const int Patience = 500;

    /// <summary>Ends what hangs by its time limit, once for each request that has fallen silent; then the call is over.</summary>
    /// <param name="local">The service, which tells how many have, and the clock.</param>
    /// <param name="call">The call.</param>
    public static async Task EndAsync(Local local, Task call)
    {
        var faults = local.Service.Faults;
        var (ended, looks) = (0, 0);
        for (; !call.IsCompleted; await Task.Delay(1))
        {
            looks = faults.Silent > 0 ? looks + 1 : 0;
            if ((faults.FellSilent > ended || looks > Patience) && local.Time.TryExpireLimits())
            {
                (ended, looks) = (Math.Min(ended + 1, faults.FellSilent), 0);
            }
        }
    }
}
