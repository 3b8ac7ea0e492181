namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Calls in which nothing more comes.</summary>
internal static class Hanging
{
    /// <summary>Ends what hangs by its time limit, once for each of the faults that are used up; then the call is over.</summary>
    /// <param name="local">The service with the faults, and its clock.</param>
    /// <param name="call">The call.</param>
    /// <param name="added">How many faults there were before the call.</param>
    public static async Task EndAsync(Local local, Task call, int added)
    {
        for (var expired = 0; !call.IsCompleted; await Task.Delay(1))
        {
            if (added - local.Service.Faults.Left > expired && local.Time.TryExpireLimits())
            {
                expired++;
            }
        }
    }
}
