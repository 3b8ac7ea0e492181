namespace Insights.Typed.Tests.Queries;

/// <summary>Every operator of the columns of days and times: the expected text next to the actual one.</summary>
public sealed class DateOperatorTests
{
    private static readonly DateOnly May5 = new(2026, 5, 5);
    private static readonly DateTime At1030 = new(2026, 5, 5, 10, 30, 0, DateTimeKind.Utc);

    public static TheoryData<string, string> Days { get; } = new()
    {
        { "Day = '2026-05-05'", ConditionText.Get(x => x.Day == May5) },
        { "Day != '2026-05-05'", ConditionText.Get(x => x.Day != May5) },
        { "Day < '2026-05-05'", ConditionText.Get(x => x.Day < May5) },
        { "Day > '2026-05-05'", ConditionText.Get(x => x.Day > May5) },
        { "Day <= '2026-05-05'", ConditionText.Get(x => x.Day <= May5) },
        { "Day >= '2026-05-05'", ConditionText.Get(x => x.Day >= May5) },
        { "Day = '2026-05-05'", ConditionText.Get(x => May5 == x.Day) },
        { "Day != '2026-05-05'", ConditionText.Get(x => May5 != x.Day) },
        { "Day > '2026-05-05'", ConditionText.Get(x => May5 < x.Day) },
        { "Day < '2026-05-05'", ConditionText.Get(x => May5 > x.Day) },
        { "Day >= '2026-05-05'", ConditionText.Get(x => May5 <= x.Day) },
        { "Day <= '2026-05-05'", ConditionText.Get(x => May5 >= x.Day) },
        { "Day IN ('2026-05-05', '2026-05-06')", ConditionText.Get(x => x.Day.In(May5, May5.AddDays(1))) },
        { "Day NOT IN ('2026-05-05')", ConditionText.Get(x => x.Day.NotIn(May5)) },
        { "Day IN ('2026-05-05')", ConditionText.Get(x => x.Day.In(new List<DateValue> { At1030.Date })) },
        { "MaybeDay >= '2026-05-05'", ConditionText.Get(x => x.MaybeDay >= May5) },
    };

    public static TheoryData<string, string> DaysWithATimeOfDay { get; } = new()
    {
        { "Day <= '2026-05-05'", ConditionText.Get(x => x.Day < At1030) },
        { "Day <= '2026-05-05'", ConditionText.Get(x => x.Day <= At1030) },
        { "Day > '2026-05-05'", ConditionText.Get(x => x.Day > At1030) },
        { "Day > '2026-05-05'", ConditionText.Get(x => x.Day >= At1030) },
        { "Day > '2026-05-05'", ConditionText.Get(x => At1030 < x.Day) },
        { "Day > '2026-05-05'", ConditionText.Get(x => At1030 <= x.Day) },
        { "Day <= '2026-05-05'", ConditionText.Get(x => At1030 > x.Day) },
        { "Day <= '2026-05-05'", ConditionText.Get(x => At1030 >= x.Day) },
        { "Day <= '2026-05-05'", ConditionText.Get(x => x.Day < May5.ToDateTime(TimeOnly.MinValue).AddTicks(1)) },
        { "Day < '2026-05-05'", ConditionText.Get(x => x.Day < At1030.Date) },
    };

    public static TheoryData<string, string> Times { get; } = new()
    {
        { "Moment = '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment == At1030) },
        { "Moment != '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment != At1030) },
        { "Moment < '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment < At1030) },
        { "Moment > '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment > At1030) },
        { "Moment <= '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment <= At1030) },
        { "Moment >= '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment >= At1030) },
        { "Moment = '2026-05-05T10:30:00Z'", ConditionText.Get(x => At1030 == x.Moment) },
        { "Moment != '2026-05-05T10:30:00Z'", ConditionText.Get(x => At1030 != x.Moment) },
        { "Moment > '2026-05-05T10:30:00Z'", ConditionText.Get(x => At1030 < x.Moment) },
        { "Moment < '2026-05-05T10:30:00Z'", ConditionText.Get(x => At1030 > x.Moment) },
        { "Moment >= '2026-05-05T10:30:00Z'", ConditionText.Get(x => At1030 <= x.Moment) },
        { "Moment <= '2026-05-05T10:30:00Z'", ConditionText.Get(x => At1030 >= x.Moment) },
        { "Moment >= '2026-05-05T00:00:00Z'", ConditionText.Get(x => x.Moment >= May5) },
        { "Moment IN ('2026-05-05T10:30:00Z', '2026-05-05T00:00:00Z')", ConditionText.Get(x => x.Moment.In(At1030, May5)) },
        { "Moment NOT IN ('2026-05-05T10:30:00Z')", ConditionText.Get(x => x.Moment.NotIn(At1030)) },
        { "MaybeMoment < '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.MaybeMoment < At1030) },
        { "Moment <= '2026-05-05T10:30:00Z'", ConditionText.Get(x => x.Moment < At1030.AddTicks(1)) },
        { "Moment > '2026-05-05T10:29:59Z'", ConditionText.Get(x => x.Moment >= At1030.AddTicks(-1)) },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_column_of_days_writes(string expected, string text) => Assert.Equal(expected, text);

    [Theory]
    [MemberData(nameof(DaysWithATimeOfDay))]
    public void A_column_of_days_compared_with_a_time_of_day_writes(string expected, string text) => Assert.Equal(expected, text);

    [Theory]
    [MemberData(nameof(Times))]
    public void A_column_of_times_writes(string expected, string text) => Assert.Equal(expected, text);
}
