namespace Insights.Typed.LocalService;

/// <summary>
/// A clock that leaps over long waits, so that a nightly report can be watched without nights going by. A wait of an hour or
/// more takes a moment, at whose end the clock is where it would be. Shorter waits, and the time between, pass as ever.
/// </summary>
/// <remarks>
/// A local service waits for its clock only while there is a report with a callback on this machine, so only then its clock
/// leaps from one execution to the next. Time limits and retries are shorter than an hour: a leap does not make them run out.
/// Of several long waits the one that is due first is over first, and each takes its moment.
/// </remarks>
public sealed class LeapingTimeProvider : TimeProvider
{
    /// <summary>From what on a wait is leapt over (our choice: longer than a request, shorter than the shortest recurrence).</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly List<Timer> waiting = [];
    private readonly TimeProvider real;
    private readonly TimeSpan moment;
    private readonly ITimer leap;
    private TimeSpan ahead;

    /// <summary>A clock that leaps.</summary>
    /// <param name="moment">How long a long wait takes.</param>
    /// <param name="start">What the clock shows now; null for the time of this machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The moment is negative, or as long as what it stands for.</exception>
    public LeapingTimeProvider(TimeSpan moment, DateTimeOffset? start = null)
        : this(System, moment, start)
    {
    }

    /// <param name="real">What moments and short waits go by.</param>
    /// <param name="moment">How long a long wait takes.</param>
    /// <param name="start">What the clock shows now; null for the real time.</param>
    internal LeapingTimeProvider(TimeProvider real, TimeSpan moment, DateTimeOffset? start)
    {
        this.real = real;
        ArgumentOutOfRangeException.ThrowIfLessThan(moment, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(moment, LongWait);
        this.moment = moment;
        ahead = start is { } time ? time - real.GetUtcNow() : TimeSpan.Zero;
        leap = real.CreateTimer(_ => Leap(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return real.GetUtcNow() + ahead;
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
            if (waiting.MinBy(timer => timer.Due) is not { } next)
            {
                return;
            }

            first = next;
            waiting.Remove(first);
            var left = first.Due - (real.GetUtcNow() + ahead);
            ahead += left > TimeSpan.Zero ? left : TimeSpan.Zero;
            if (first.Period > TimeSpan.Zero)
            {
                first.Change(first.Period, first.Period);
            }

            if (waiting.Count > 0)
            {
                leap.Change(moment, Timeout.InfiniteTimeSpan);
            }
        }

        first.Call();
    }

    /// <summary>Goes by the system's clock for short waits, and waits for a leap otherwise.</summary>
    private sealed class Timer(LeapingTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private readonly ITimer shortly = time.real.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Call() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.waiting.Remove(this);
                if (dueTime < LongWait)
                {
                    return shortly.Change(dueTime, period);
                }

                Due = time.real.GetUtcNow() + time.ahead + dueTime;
                Period = period;
                time.waiting.Add(this);
                if (time.waiting.Count == 1)
                {
                    time.leap.Change(time.moment, Timeout.InfiniteTimeSpan);
                }

                return shortly.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.waiting.Remove(this);
            }

            shortly.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
