namespace Insights.Typed.TestKit;

/// <summary>A clock that a test moves; callbacks for the new time run before the test continues.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];

    public DateTime Now
    {
        get
        {
            lock (gate)
            {
                return field;
            }
        }

        set
        {
            ManualTimer[] due;
            lock (gate)
            {
                field = value;
                due = [.. timers.Where(t => t.Due <= value)];
                Array.ForEach(due, t => t.Due = null);
            }

            Array.ForEach(due, t => t.Call());
        }
    }

    = new(2024, 5, 17, 9, 30, 0, DateTimeKind.Utc);

    /// <summary>Whether a timer is active.</summary>
    public bool HasActiveTimer
    {
        get
        {
            lock (gate)
            {
                return timers.Exists(t => t.Due is not null);
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider time, Action call) : ITimer
    {
        public DateTime? Due { get; set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                time.timers.Add(this);
                Due = dueTime < TimeSpan.Zero ? null : time.Now + dueTime;
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
