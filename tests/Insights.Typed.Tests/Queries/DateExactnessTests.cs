using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>A value finer than its column is compared exactly: checked against every row around it.</summary>
public sealed class DateExactnessTests
{
    private static readonly (string Sign, Func<DateColumn, DateValue, Condition> Write, Func<DateTime, DateTime, bool> Compare)[] Comparisons =
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
    public void Whole_days_answer_as_the_full_value_would()
    {
        foreach (var value in RandomTimes(TimeSpan.FromDays(1)))
        {
            AnswersAsTheFullValueWould(x => x.Day, value, [.. Enumerable.Range(-2, 5).Select(day => value.Date.AddDays(day))]);
        }
    }

    [Fact]
    public void Whole_seconds_answer_as_the_full_value_would()
    {
        foreach (var value in RandomTimes(TimeSpan.FromSeconds(1)))
        {
            var second = value.AddTicks(-(value.Ticks % TimeSpan.TicksPerSecond));
            AnswersAsTheFullValueWould(x => x.Moment, value, [.. Enumerable.Range(-2, 5).Select(n => second.AddSeconds(n))]);
        }
    }

    [Fact]
    public void A_value_that_no_row_can_equal_is_refused_where_equality_is_asked()
    {
        DateValue tenThirty = new DateTime(2026, 5, 5, 10, 30, 0);
        DateValue fraction = new DateTime(2026, 5, 5, 10, 30, 0).AddTicks(5);
        Func<EverythingColumns, Condition>[] onDays =
            [x => x.Day == tenThirty, x => x.Day != tenThirty, x => tenThirty == x.Day, x => tenThirty != x.Day, x => x.Day.In(tenThirty), x => x.Day.NotIn(tenThirty)];
        Func<EverythingColumns, Condition>[] onTimes =
            [x => x.Moment == fraction, x => x.Moment != fraction, x => fraction == x.Moment, x => x.Moment.In(fraction), x => x.Moment.NotIn(fraction)];

        Assert.All(onDays, condition => Assert.StartsWith("Everything.Day holds days, so no row equals 2026-05-05T10:30:00;", Texts.Refusal(condition), StringComparison.Ordinal));
        Assert.All(onTimes, condition => Assert.StartsWith("Everything.Moment holds whole seconds, so no row equals 2026-05-05T10:30:00.0000005;", Texts.Refusal(condition), StringComparison.Ordinal));
    }

    private static void AnswersAsTheFullValueWould(Func<EverythingColumns, DateColumn> column, DateTime value, DateTime[] rows)
    {
        foreach (var (sign, write, compare) in Comparisons)
        {
            var condition = Texts.ParsedCondition(x => write(column(x), value));
            var written = DateTime.Parse(((LiteralSyntax)condition.Value).Text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            foreach (var row in rows)
            {
                Assert.True(
                    compare(row, value) == Answer(row, condition.Operator, written),
                    $"{row:O} {sign} {value:O} was written as {condition}");
            }
        }
    }

    private static bool Answer(DateTime row, ComparisonOperator comparison, DateTime value) => comparison switch
    {
        ComparisonOperator.LessThan => row < value,
        ComparisonOperator.LessThanOrEqual => row <= value,
        ComparisonOperator.GreaterThan => row > value,
        ComparisonOperator.GreaterThanOrEqual => row >= value,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    /// <summary>Values on a whole step, one tick beside it, and anywhere.</summary>
    private static IEnumerable<DateTime> RandomTimes(TimeSpan step)
    {
        var random = new Random(20260505);
        for (var i = 0; i < 1000; i++)
        {
            var any = new DateTime(random.NextInt64(new DateTime(1900, 1, 1).Ticks, new DateTime(2100, 1, 1).Ticks), DateTimeKind.Utc);
            var whole = any.AddTicks(-(any.Ticks % step.Ticks));
            yield return whole;
            yield return whole.AddTicks(1);
            yield return whole.AddTicks(-1);
            yield return any;
        }
    }
}
