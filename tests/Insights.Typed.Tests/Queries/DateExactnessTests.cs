using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>A value that is more precise than its column is compared exactly: checked against every row around it.</summary>
public sealed class DateExactnessTests
{
    private static readonly (string Sign, Func<DateColumn, DateValue, QueryCondition> Write, Func<DateTime, DateTime, bool> Compare)[] Comparisons =
    [
        ("<", (column, value) => column < value, (row, value) => row < value),
        (">", (column, value) => column > value, (row, value) => row > value),
        ("<=", (column, value) => column <= value, (row, value) => row <= value),
        (">=", (column, value) => column >= value, (row, value) => row >= value),
        ("value <", (column, value) => value < column, (row, value) => value < row),
        ("value >", (column, value) => value > column, (row, value) => value > row),
        ("value <=", (column, value) => value <= column, (row, value) => value <= row),
        ("value >=", (column, value) => value >= column, (row, value) => value >= row),
    ];

    [Fact]
    public void Rounded_days_compare_like_the_full_value()
    {
        foreach (var value in RandomTimes(TimeSpan.FromDays(1)))
        {
            AssertComparesLikeTheFullValue(x => x.Day, value, [.. Enumerable.Range(-2, 5).Select(day => value.Date.AddDays(day))]);
        }
    }

    [Fact]
    public void Rounded_seconds_compare_like_the_full_value()
    {
        foreach (var value in RandomTimes(TimeSpan.FromSeconds(1)))
        {
            var second = value.AddTicks(-(value.Ticks % TimeSpan.TicksPerSecond));
            AssertComparesLikeTheFullValue(x => x.Moment, value, [.. Enumerable.Range(-2, 5).Select(n => second.AddSeconds(n))]);
        }
    }

    [Fact]
    public void A_value_that_no_row_can_equal_is_refused_in_equality_comparisons()
    {
        DateValue tenThirty = new DateTime(2026, 5, 5, 10, 30, 0);
        DateValue fraction = new DateTime(2026, 5, 5, 10, 30, 0).AddTicks(5);
        Func<EverythingColumns, QueryCondition>[] onDays =
            [x => x.Day == tenThirty, x => x.Day != tenThirty, x => tenThirty == x.Day, x => tenThirty != x.Day, x => x.Day.In(tenThirty), x => x.Day.NotIn(tenThirty)];
        Func<EverythingColumns, QueryCondition>[] onTimes =
            [x => x.Moment == fraction, x => x.Moment != fraction, x => fraction == x.Moment, x => x.Moment.In(fraction), x => x.Moment.NotIn(fraction)];

        Assert.All(onDays, condition => Assert.StartsWith("Everything.Day contains dates without times, so no row equals 2026-05-05T10:30:00;", ConditionText.GetError(condition), StringComparison.Ordinal));
        Assert.All(onTimes, condition => Assert.StartsWith("Everything.Moment contains whole seconds, so no row equals 2026-05-05T10:30:00.0000005;", ConditionText.GetError(condition), StringComparison.Ordinal));
    }

    private static void AssertComparesLikeTheFullValue(Func<EverythingColumns, DateColumn> column, DateTime value, DateTime[] rows)
    {
        foreach (var (sign, write, compare) in Comparisons)
        {
            var condition = ConditionText.ParseCondition(x => write(column(x), value));
            var written = DateTime.Parse(((LiteralSyntax)condition.Value).Text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            foreach (var row in rows)
            {
                Assert.True(
                    compare(row, value) == Compare(row, condition.Operator, written),
                    $"{row:O} {sign} {value:O} was written as {condition}");
            }
        }
    }

    private static bool Compare(DateTime row, ComparisonOperator comparison, DateTime value) => comparison switch
    {
        ComparisonOperator.LessThan => row < value,
        ComparisonOperator.LessThanOrEqual => row <= value,
        ComparisonOperator.GreaterThan => row > value,
        ComparisonOperator.GreaterThanOrEqual => row >= value,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    /// <summary>Values on a whole step, one tick before or after it, and in between.</summary>
    private static IEnumerable<DateTime> RandomTimes(TimeSpan step)
    {
        var random = new Random(20260505);
        for (var i = 0; i < 1000; i++)
        {
            var any = new DateTime(random.NextInt64(new DateTime(1900, 1, 1).Ticks, new DateTime(2100, 1, 1).Ticks), DateTimeKind.Utc);
            var rounded = any.AddTicks(-(any.Ticks % step.Ticks));
            yield return rounded;
            yield return rounded.AddTicks(1);
            yield return rounded.AddTicks(-1);
            yield return any;
        }
    }
}
