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
        // What a token source waits for is a time limit, and so is what is set and reset; what else is waited for is the
        // time itself.
        var timer = new WaitlessTimer(() => callback(state));
        if (state is not CancellationTokenSource && dueTime >= TimeSpan.Zero)
        {
            Interlocked.Add(ref waited, dueTime.Ticks);
            timer.CallSoon();
        }

        return timer;
    }

    private sealed class WaitlessTimer(Action call) : ITimer
    {
        private bool disposed;

        public void CallSoon() => ThreadPool.QueueUserWorkItem(_ =>
        {
            if (!Volatile.Read(ref disposed))
            {
                call();
            }
        });

        public bool Change(TimeSpan dueTime, TimeSpan period) => !Volatile.Read(ref disposed);

        public void Dispose() => Volatile.Write(ref disposed, true);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
