namespace Insights.Typed.Testing.Service;

/// <summary>
/// A clock on which every wait is over at once, and moves the clock by as much; beside that it goes as another one does.
/// Time limits never run out: nothing here takes time.
/// </summary>
internal sealed class WaitlessTime(TimeProvider basis) : TimeProvider
{
    private readonly long start = basis.GetTimestamp();
    private long waited;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => basis.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => basis.GetUtcNow().AddTicks(Interlocked.Read(ref waited));

    public override long GetTimestamp() => basis.GetElapsedTime(start).Ticks + Interlocked.Read(ref waited);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // What a token source waits for is a time limit; what anything else waits for is the time itself.
        var timer = new WaitlessTimer(this, () => callback(state), isLimit: state is CancellationTokenSource);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class WaitlessTimer(WaitlessTime time, Action call, bool isLimit) : ITimer
    {
        private bool disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (Volatile.Read(ref disposed))
            {
                return false;
            }

            if (!isLimit && dueTime >= TimeSpan.Zero)
            {
                Interlocked.Add(ref time.waited, dueTime.Ticks);
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    if (!Volatile.Read(ref disposed))
                    {
                        call();
                    }
                });
            }

            return true;
        }

        public void Dispose() => Volatile.Write(ref disposed, true);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
