
namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>A clock on which every wait requests a stop; time limits never expire.</summary>
internal sealed class StoppingTimeProvider(CancellationTokenSource stop) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < AutoAdvanceTimeProvider.Never)
        {
            stop.Cancel();
        }

        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
