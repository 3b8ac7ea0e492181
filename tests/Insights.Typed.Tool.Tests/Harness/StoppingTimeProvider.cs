
namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>Whoever waits for something on this clock is told to stop; time limits never run out.</summary>
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
