namespace Insights.Typed.TestKit;

/// <summary>
/// A clock on which every wait ends immediately and advances the clock by its length. Time limits (waits of a day or more, and
/// timers that are set and reset) expire only when a test calls for it, so that a slow machine has no effect.
/// </summary>
public sealed class AutoAdvanceTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<TimeoutTimer> timeouts = [];
    private DateTimeOffset now = start;

    public static TimeSpan Never { get; } = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan time)
    {
        lock (gate)
        {
            now += time;
        }
    }

    /// <summary>Expires the time limits that are active now; returns false if there are none.</summary>
    /// <param name="elapsed">The time that passes until they expire.</param>
    public bool TryExpireTimeouts(TimeSpan elapsed)
    {
        TimeoutTimer[] armed;
        lock (gate)
        {
            armed = [.. timeouts];
            timeouts.Clear();
            now += armed.Length > 0 ? elapsed : TimeSpan.Zero;
        }

        Array.ForEach(armed, limit => limit.Call());
        return armed.Length > 0;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TimeoutTimer(this, () => callback(state));
        if (dueTime >= Never)
        {
            timer.Change(dueTime, period);
        }
        else if (dueTime >= TimeSpan.Zero)
        {
            Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => timer.Call());
        }

        return timer;
    }

    private sealed class TimeoutTimer(AutoAdvanceTimeProvider time, Action call) : ITimer
    {
        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                _ = dueTime >= TimeSpan.Zero ? time.timeouts.Add(this) : time.timeouts.Remove(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timeouts.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
