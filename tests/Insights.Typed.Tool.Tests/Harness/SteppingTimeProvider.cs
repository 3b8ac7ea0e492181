namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>A clock that stands still until a test moves it to the next timer. Its time of day can be set back, as that of a machine.</summary>
internal sealed class SteppingTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<StepTimer> active = [];
    private TimeSpan elapsed;
    private TimeSpan setBack;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return elapsed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return start + elapsed - setBack;
        }
    }

    public void SetBack(TimeSpan time)
    {
        lock (gate)
        {
            setBack += time;
        }
    }

    /// <summary>Moves to the earliest timer and calls it, if it is due within some time.</summary>
    public void MoveToNextTimer(TimeSpan within)
    {
        StepTimer? next;
        lock (gate)
        {
            next = active.MinBy(timer => timer.Due);
            if (next is null || next.Due > elapsed + within)
            {
                return;
            }

            active.Remove(next);
            elapsed = next.Due;
        }

        next.Call();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StepTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class StepTimer(SteppingTimeProvider time, Action call) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                Due = time.elapsed + dueTime;
                _ = dueTime >= TimeSpan.Zero ? time.active.Add(this) : time.active.Remove(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.active.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
