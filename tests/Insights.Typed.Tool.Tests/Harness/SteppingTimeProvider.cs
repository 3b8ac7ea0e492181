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

    /// <summary>Moves to the earliest timer and calls it, also if it is a time limit.</summary>
    public void MoveToNextTimer() => Move(_ => true);

    /// <summary>
    /// Moves to the earliest timer and calls it, unless one is longer than a wait can be. Such a timer is a time limit.
    /// While one is active, its operation is in progress, and the clock does not move.
    /// </summary>
    public void MoveToNextWait(TimeSpan longest) => Move(timer => timer.Length <= longest);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StepTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Move(Func<StepTimer, bool> canPass)
    {
        StepTimer? next;
        lock (gate)
        {
            next = active.All(canPass) ? active.MinBy(timer => timer.Due) : null;
            if (next is null)
            {
                return;
            }

            active.Remove(next);
            elapsed = next.Due;
        }

        next.Call();
    }

    private sealed class StepTimer(SteppingTimeProvider time, Action call) : ITimer
    {
        public TimeSpan Due { get; private set; }

        /// <summary>The time from its start to its end.</summary>
        public TimeSpan Length { get; private set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                (Due, Length) = (time.elapsed + dueTime, dueTime);
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
