namespace Insights.Typed.Testing.Service;

/// <summary>
/// A clock on which every delay completes at once and advances the clock by the delay; otherwise it follows another clock.
/// Timeouts never expire, because no operation takes time.
/// </summary>
internal sealed class InstantTimeProvider(TimeProvider inner) : TimeProvider
{
    private readonly long start = inner.GetTimestamp();
    private long skippedTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddTicks(Interlocked.Read(ref skippedTicks));

    public override long GetTimestamp() => inner.GetElapsedTime(start).Ticks + Interlocked.Read(ref skippedTicks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfPeriodic(period);

        // A timer of a cancellation token source is a timeout, and so is a timer that is set and reset; all other timers
        // are delays.
        var timer = new InstantTimer(() => callback(state));
        if (state is not CancellationTokenSource && dueTime >= TimeSpan.Zero)
        {
            Interlocked.Add(ref skippedTicks, dueTime.Ticks);
            timer.QueueCallback();
        }

        return timer;
    }

    /// <summary>Refuses a timer that repeats: it ticks whether or not a program waits for it, so on this clock it would tick, and move the clock, without end.</summary>
    private static void ThrowIfPeriodic(TimeSpan period)
    {
        if (period > TimeSpan.Zero)
        {
            throw new NotSupportedException(
                "The clock of InMemoryInsights completes each wait immediately, so a periodic timer would tick without end. Wait in a loop with Task.Delay and this clock, or pass another clock to the timer.");
        }
    }

    private sealed class InstantTimer(Action callback) : ITimer
    {
        private bool isDisposed;

        public void QueueCallback() => ThreadPool.QueueUserWorkItem(_ =>
        {
            if (!Volatile.Read(ref isDisposed))
            {
                callback();
            }
        });

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ThrowIfPeriodic(period);
            return !Volatile.Read(ref isDisposed);
        }

        public void Dispose() => Volatile.Write(ref isDisposed, true);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
