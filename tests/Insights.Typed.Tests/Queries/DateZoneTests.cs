using System.Globalization;

namespace Insights.Typed.Tests.Queries;

/// <summary>Time zones and kinds of DateTime: a column of days uses the day on the clock, a column of times uses the moment.</summary>
public sealed class DateZoneTests
{
    private static readonly DateTime Evening = new(2026, 5, 5, 23, 30, 0);

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_in_UTC_or_of_no_kind_is_a_moment_in_UTC(DateTimeKind kind)
    {
        var value = DateTime.SpecifyKind(Evening, kind);

        Assert.Equal("Moment = '2026-05-05T23:30:00Z'", ConditionText.Get(x => x.Moment == value));
        Assert.Equal("Day > '2026-05-05'", ConditionText.Get(x => x.Day > value));
    }

    [Fact]
    public void A_local_time_is_converted_to_UTC_in_a_time_column_and_keeps_its_day_in_a_date_column()
    {
        var value = DateTime.SpecifyKind(Evening, DateTimeKind.Local);

        Assert.Equal($"Moment = '{value.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture)}Z'", ConditionText.Get(x => x.Moment == value));
        Assert.Equal("Day = '2026-05-05'", ConditionText.Get(x => x.Day == value.Date));
    }

    [Theory]
    [InlineData(2, "2026-05-05T21:30:00Z")]
    [InlineData(-2, "2026-05-06T01:30:00Z")]
    [InlineData(0, "2026-05-05T23:30:00Z")]
    public void An_offset_applies_to_a_moment_and_not_to_a_day(int hours, string moment)
    {
        var value = new DateTimeOffset(Evening, TimeSpan.FromHours(hours));
        var midnight = new DateTimeOffset(Evening.Date, TimeSpan.FromHours(hours));

        Assert.Equal($"Moment <= '{moment}'", ConditionText.Get(x => x.Moment <= value));
        Assert.Equal("Day <= '2026-05-05'", ConditionText.Get(x => x.Day < value));
        Assert.Equal("Day < '2026-05-05'", ConditionText.Get(x => x.Day < midnight));
        Assert.Equal("Day = '2026-05-05'", ConditionText.Get(x => x.Day == midnight));
    }

    [Fact]
    public void Date_values_are_equal_if_both_clocks_show_the_same()
    {
        DateValue utc = DateTime.SpecifyKind(Evening, DateTimeKind.Utc);
        DateValue unspecified = Evening;
        DateValue sameMomentElsewhere = new DateTimeOffset(Evening, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(5));

        Assert.True(utc == unspecified);
        Assert.Equal(utc.GetHashCode(), unspecified.GetHashCode());
        Assert.True(utc != sameMomentElsewhere);
        Assert.False(utc.Equals((object)sameMomentElsewhere));
        Assert.Equal("2026-05-06T04:30:00", sameMomentElsewhere.ToString());
    }
}
