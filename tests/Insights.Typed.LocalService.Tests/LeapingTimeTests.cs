namespace Insights.Typed.LocalService.Tests;

/// <summary>A clock on which nights pass in a moment, based on a clock that the test moves.</summary>
public sealed class LeapingTimeTests
{
    private static readonly TimeSpan LeapDuration = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 18, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider inner = new();
    private readonly LeapingTimeProvider time;
    private readonly List<string> called = [];

    public LeapingTimeTests() => time = new LeapingTimeProvider(inner, LeapDuration, Start);

    [Fact]
    public void It_starts_at_the_given_time_and_advances_with_real_time()
    {
        Assert.Equal(Start, time.GetUtcNow());
        inner.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(Start.AddSeconds(7), time.GetUtcNow());
        Assert.Equal(inner.GetUtcNow(), new LeapingTimeProvider(inner, LeapDuration, start: null).GetUtcNow());
    }

    [Fact]
    public void A_long_wait_is_skipped_and_ends_at_its_time()
    {
        Set("night", TimeSpan.FromHours(8));

        inner.Advance(LeapDuration - TimeSpan.FromSeconds(1));
        Assert.Empty(called);
        inner.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["night"], called);
        Assert.Equal(Start.AddHours(8), time.GetUtcNow());
        inner.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Start.AddHours(9), time.GetUtcNow());
        Assert.Equal(["night"], called);
    }

    [Fact]
    public void A_short_wait_is_not_skipped()
    {
        Set("limit", TimeSpan.FromMinutes(2));
        Set("night", TimeSpan.FromHours(8));

        inner.Advance(LeapDuration);
        Assert.Equal(["night"], called);
        inner.Advance(TimeSpan.FromMinutes(2) - LeapDuration);

        Assert.Equal(["night", "limit"], called);
    }

    [Fact]
    public void Of_several_long_waits_the_first_due_ends_first()
    {
        Set("third", TimeSpan.FromHours(48));
        Set("first", TimeSpan.FromHours(1));
        Set("second", TimeSpan.FromHours(24));
        using var gone = Set("gone", TimeSpan.FromHours(2));
        gone.Dispose();

        for (var leaps = 1; leaps <= 3; leaps++)
        {
            inner.Advance(LeapDuration);
            Assert.Equal(leaps, called.Count);
        }

        Assert.Equal(["first", "second", "third"], called);
        Assert.Equal(Start.AddHours(48), time.GetUtcNow());
    }

    [Fact]
    public void A_timer_can_be_changed_and_recur()
    {
        var timer = Set("night", TimeSpan.FromHours(8));
        timer.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        inner.Advance(LeapDuration);
        Assert.Empty(called);
        inner.Advance(TimeSpan.FromMinutes(1) - LeapDuration);
        Assert.Equal(["night"], called);

        timer.Change(TimeSpan.FromHours(8), TimeSpan.FromHours(24));
        inner.Advance(LeapDuration);
        inner.Advance(LeapDuration);

        Assert.Equal(["night", "night", "night"], called);
        Assert.Equal(Start.AddMinutes(1).AddHours(8 + 24), time.GetUtcNow());
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        inner.Advance(LeapDuration);
        Assert.Equal(3, called.Count);
    }

    [Fact]
    public void A_leap_is_shorter_than_a_long_wait()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeapingTimeProvider(TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeapingTimeProvider(TimeSpan.FromTicks(-1)));
    }

    private ITimer Set(string name, TimeSpan dueTime) => time.CreateTimer(_ => called.Add(name), null, dueTime, Timeout.InfiniteTimeSpan);
}
