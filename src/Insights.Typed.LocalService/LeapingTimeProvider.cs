namespace Insights.Typed.LocalService;

/// <summary>
/// A clock that skips long waits, so that a nightly report can be watched without waiting for nights. A wait of an hour or
/// more takes a short moment, after which the clock shows the time at its end. Shorter waits, and the time between, pass normally.
/// </summary>
/// <remarks>
/// The clock of a local service leaps from one execution to the next while a scheduled report is active. Time limits and retries are shorter than an hour: a leap does not cause them to expire.
/// If several long waits are active, they end in the order of their times, each after a short moment.
/// </remarks>
public sealed class LeapingTimeProvider : TimeProvider
{
    /// <summary>The minimum duration of a wait that is skipped (our choice: longer than a request, shorter than the shortest recurrence).</summary>
    private static readonly TimeSpan LongWaitThreshold = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly List<Timer> waitingTimers = [];
    private readonly TimeProvider inner;
    private readonly TimeSpan leapDuration;
    private readonly ITimer leapTimer;
    private TimeSpan offset;

    /// <summary>Initializes a new instance of the <see cref="LeapingTimeProvider"/> class.</summary>
    /// <param name="leapDuration">The real duration of a long wait.</param>
    /// <param name="start">The current time of the clock; null for the time of this machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leapDuration"/> is negative, or not shorter than the waits that it replaces.</exception>
    public LeapingTimeProvider(TimeSpan leapDuration, DateTimeOffset? start = null)
        : this(System, leapDuration, start)
    {
    }

    /// <param name="inner">The clock for leaps and short waits.</param>
    /// <param name="leapDuration">The real duration of a long wait.</param>
    /// <param name="start">The current time of the clock; null for the real time.</param>
    internal LeapingTimeProvider(TimeProvider inner, TimeSpan leapDuration, DateTimeOffset? start)
    {
        this.inner = inner;
        ArgumentOutOfRangeException.ThrowIfLessThan(leapDuration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leapDuration, LongWaitThreshold);
        this.leapDuration = leapDuration;
        offset = start is { } time ? time - inner.GetUtcNow() : TimeSpan.Zero;
        leapTimer = inner.CreateTimer(_ => Leap(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return inner.GetUtcNow() + offset;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Leap()
    {
        Timer first;
        lock (gate)
        {
            if (waitingTimers.MinBy(timer => timer.DueTime) is not { } next)
            {
                return;
            }

            first = next;
            waitingTimers.Remove(first);
            var remaining = first.DueTime - (inner.GetUtcNow() + offset);
            offset += remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
            if (first.Period > TimeSpan.Zero)
            {
                first.Change(first.Period, first.Period);
            }

            if (waitingTimers.Count > 0)
            {
                leapTimer.Change(leapDuration, Timeout.InfiniteTimeSpan);
            }
        }

        first.Invoke();
    }

    /// <summary>Uses the inner clock for short waits, and a leap for long ones.</summary>
    private sealed class Timer(LeapingTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private readonly ITimer shortTimer = time.inner.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public DateTimeOffset DueTime { get; set; }

        public TimeSpan Period { get; private set; }

        public void Invoke() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.waitingTimers.Remove(this);
                if (dueTime < LongWaitThreshold)
                {
                    return shortTimer.Change(dueTime, period);
                }

                DueTime = time.inner.GetUtcNow() + time.offset + dueTime;
                Period = period;
                time.waitingTimers.Add(this);
                if (time.waitingTimers.Count == 1)
                {
                    time.leapTimer.Change(time.leapDuration, Timeout.InfiniteTimeSpan);
                }

                return shortTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.waitingTimers.Remove(this);
            }

            shortTimer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
