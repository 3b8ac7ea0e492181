namespace Insights.Typed.LocalService.Tests;

/// <summary>A clock on which nights are over in a moment, on a clock that the test moves.</summary>
public sealed class LeapingTimeTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 18, 0, 0, TimeSpan.Zero);

    private readonly ManualTime real = new();
    private readonly LeapingTimeProvider time;
    private readonly List<string> called = [];

    public LeapingTimeTests() => time = new LeapingTimeProvider(real, Moment, Start);

    [Fact]
    public void It_starts_where_it_is_told_to_and_goes_on_as_time_does()
    {
        Assert.Equal(Start, time.GetUtcNow());
        real.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(Start.AddSeconds(7), time.GetUtcNow());
        Assert.Equal(real.GetUtcNow(), new LeapingTimeProvider(real, Moment, start: null).GetUtcNow());
    }

    [Fact]
    public void A_long_wait_takes_a_moment_and_ends_when_it_would_have()
    {
        Set("night", TimeSpan.FromHours(8));

        real.Advance(Moment - TimeSpan.FromSeconds(1));
        Assert.Empty(called);
        real.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["night"], called);
        Assert.Equal(Start.AddHours(8), time.GetUtcNow());
        real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Start.AddHours(9), time.GetUtcNow());
        Assert.Equal(["night"], called);
    }

    [Fact]
    public void A_short_wait_passes_as_ever_and_no_leap_ends_it()
    {
        Set("limit", TimeSpan.FromMinutes(2));
        Set("night", TimeSpan.FromHours(8));

        real.Advance(Moment);
        Assert.Equal(["night"], called);
        real.Advance(TimeSpan.FromMinutes(2) - Moment);

        Assert.Equal(["night", "limit"], called);
    }

    [Fact]
    public void Of_several_long_waits_the_first_that_is_due_is_over_first()
    {
        Set("third", TimeSpan.FromHours(48));
        Set("first", TimeSpan.FromHours(1));
        Set("second", TimeSpan.FromHours(24));
        using var gone = Set("gone", TimeSpan.FromHours(2));
        gone.Dispose();

        for (var leaps = 1; leaps <= 3; leaps++)
        {
            real.Advance(Moment);
            Assert.Equal(leaps, called.Count);
        }

        Assert.Equal(["first", "second", "third"], called);
        Assert.Equal(Start.AddHours(48), time.GetUtcNow());
    }

    [Fact]
    public void A_wait_can_be_set_anew_and_recur()
    {
        var timer = Set("night", TimeSpan.FromHours(8));
        timer.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        real.Advance(Moment);
        Assert.Empty(called);
        real.Advance(TimeSpan.FromMinutes(1) - Moment);
        Assert.Equal(["night"], called);

        timer.Change(TimeSpan.FromHours(8), TimeSpan.FromHours(24));
        real.Advance(Moment);
        real.Advance(Moment);

        Assert.Equal(["night", "night", "night"], called);
        Assert.Equal(Start.AddMinutes(1).AddHours(8 + 24), time.GetUtcNow());
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        real.Advance(Moment);
        Assert.Equal(3, called.Count);
    }

    [Fact]
    public void A_moment_is_shorter_than_what_it_stands_for()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeapingTimeProvider(TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeapingTimeProvider(TimeSpan.FromTicks(-1)));
    }

    private ITimer Set(string name, TimeSpan dueTime) => time.CreateTimer(_ => called.Add(name), null, dueTime, Timeout.InfiniteTimeSpan);
}
