namespace Insights.Typed.Language.Tests;

public sealed class QueryDateTimeTests
{
    private static readonly DateTime Midnight = new(2026, 5, 3);

    /// <summary>Its clock shows midnight, and UTC is two hours and a fraction of a second before.</summary>
    private static readonly QueryDateTime OnDay = new(Midnight, Midnight.AddHours(-2).AddTicks(1));

    /// <summary>Its clock shows a time of day, in whole seconds.</summary>
    private static readonly QueryDateTime OnSecond = new(Midnight.AddHours(16).AddTicks(5), Midnight.AddHours(14));

    [Fact]
    public void A_column_of_days_is_compared_with_the_day_of_the_clock()
    {
        Assert.Equal("'2026-05-03'", OnDay.ToValue(hasTime: false).ToString());
        Assert.Equal("'2026-05-03'", OnSecond.ToValue(hasTime: false).ToString());
        Assert.False(OnDay.IsMorePreciseThanColumn(hasTime: false));
        Assert.True(OnSecond.IsMorePreciseThanColumn(hasTime: false));
    }

    [Fact]
    public void A_column_of_times_is_compared_with_the_second_in_UTC()
    {
        Assert.Equal("'2026-05-02T22:00:00Z'", OnDay.ToValue(hasTime: true).ToString());
        Assert.Equal("'2026-05-03T14:00:00Z'", OnSecond.ToValue(hasTime: true).ToString());
        Assert.True(OnDay.IsMorePreciseThanColumn(hasTime: true));
        Assert.False(OnSecond.IsMorePreciseThanColumn(hasTime: true));
    }

    [Theory]
    [InlineData(ComparisonOperator.LessThan, ComparisonOperator.LessThanOrEqual)]
    [InlineData(ComparisonOperator.GreaterThanOrEqual, ComparisonOperator.GreaterThan)]
    [InlineData(ComparisonOperator.LessThanOrEqual, ComparisonOperator.LessThanOrEqual)]
    [InlineData(ComparisonOperator.GreaterThan, ComparisonOperator.GreaterThan)]
    [InlineData(ComparisonOperator.Equal, ComparisonOperator.Equal)]
    [InlineData(ComparisonOperator.NotEqual, ComparisonOperator.NotEqual)]
    [InlineData(ComparisonOperator.In, ComparisonOperator.In)]
    [InlineData(ComparisonOperator.NotIn, ComparisonOperator.NotIn)]
    public void An_operator_changes_only_for_a_moment_after_its_value(ComparisonOperator @operator, ComparisonOperator afterValue)
    {
        Assert.Equal((afterValue, @operator), (OnSecond.AdjustOperator(@operator, hasTime: false), OnSecond.AdjustOperator(@operator, hasTime: true)));
        Assert.Equal((@operator, afterValue), (OnDay.AdjustOperator(@operator, hasTime: false), OnDay.AdjustOperator(@operator, hasTime: true)));
        Assert.Equal(@operator == afterValue ? null : afterValue, @operator.ForEarlierValue());
    }
}
