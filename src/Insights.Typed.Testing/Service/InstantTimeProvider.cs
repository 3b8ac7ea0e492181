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
        // A timer of a cancellation token source is a timeout, and so is a timer that is set and reset; all other timers
        // are delays. One that repeats ticks once: it ticks whether or not a program waits for it, so it would move this clock without end.
        var timer = new InstantTimer(() => callback(state));
        if (state is not CancellationTokenSource && dueTime >= TimeSpan.Zero)
        {
            Interlocked.Add(ref skippedTicks, dueTime.Ticks);
            timer.QueueCallback();
        }

        return timer;
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

        public bool Change(TimeSpan dueTime, TimeSpan period) => !Volatile.Read(ref isDisposed);

        public void Dispose() => Volatile.Write(ref isDisposed, true);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
