using Insights.Typed.Language;

namespace Insights.Typed.TestKit.Services;

/// <summary>A condition, and what it means.</summary>
/// <param name="Condition">As the typed interface makes it.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Operator">The operator that its text should have.</param>
/// <param name="IsTrueOf">Whether a value fulfils it; null where the language does not tell.</param>
public sealed record RandomCondition(Condition Condition, string Column, ComparisonOperator Operator, Func<object, bool>? IsTrueOf)
{
    /// <summary>Whether a value fulfils it, as far as the language tells; where the value is missing, it does not.</summary>
    public bool Holds(object? value) => value is not null && IsTrueOf?.Invoke(value) != false;

    /// <param name="random">What decides.</param>
    /// <param name="column">A column or metric of any kind.</param>
    /// <param name="found">Values that the column has; may be empty.</param>
    public static RandomCondition Of(Random random, object column, IReadOnlyList<object> found) => column switch
    {
        FlagColumn flag => OfFlag(random, flag),
        DateColumn date => OfDate(random, date, Values(random, found, () => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)))),
        Column<long> number => Compared(random, number, Values(random, found, () => random.NextInt64(long.MinValue, long.MaxValue))),
        Column<decimal> number => Compared(random, number, Values(random, found, () => RandomDecimal(random))),
        Column<Guid> id => Compared(random, id, Values(random, found, () => RandomGuid(random))),
        TextColumn text when random.Next(2) == 0 => OfPattern(random, text, Values(random, found, () => RandomText.Valid(random))[0]),
        TextColumn text => Compared(random, text, Values(random, found, () => RandomText.Valid(random))),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.GetType().Name, "A column of a kind that is not tried."),
    };

    private static RandomCondition Compared<T>(Random random, Column<T> column, List<T> values)
        where T : IComparable<T>
    {
        var value = values[0];
        var isText = typeof(T) == typeof(string);
        Func<object, int> order = found => isText ? string.Compare((string)found, value as string, StringComparison.OrdinalIgnoreCase) : ((T)found).CompareTo(value);

        // Which text comes first, the language does not tell; which one it is, it does.
        RandomCondition New(Condition condition, ComparisonOperator @operator, Func<object, bool> holds, bool isOrder = false) =>
            new(condition, column.Name, @operator, isOrder && isText ? null : holds);
        bool IsListed(object found) => values.Any(v => isText ? string.Equals((string)found, v as string, StringComparison.OrdinalIgnoreCase) : found.Equals(v));
        return random.Next(8) switch
        {
            0 => New(random.Next(2) == 0 ? column == value : value == column, ComparisonOperator.Equal, f => order(f) == 0),
            1 => New(random.Next(2) == 0 ? column != value : value != column, ComparisonOperator.NotEqual, f => order(f) != 0),
            2 => New(random.Next(2) == 0 ? column < value : value > column, ComparisonOperator.LessThan, f => order(f) < 0, isOrder: true),
            3 => New(random.Next(2) == 0 ? column <= value : value >= column, ComparisonOperator.LessThanOrEqual, f => order(f) <= 0, isOrder: true),
            4 => New(random.Next(2) == 0 ? column > value : value < column, ComparisonOperator.GreaterThan, f => order(f) > 0, isOrder: true),
            5 => New(random.Next(2) == 0 ? column >= value : value <= column, ComparisonOperator.GreaterThanOrEqual, f => order(f) >= 0, isOrder: true),
            6 => New(column.In(values), ComparisonOperator.In, IsListed),
            _ => New(column.NotIn(values), ComparisonOperator.NotIn, f => !IsListed(f)),
        };
    }

    private static RandomCondition OfDate(Random random, DateColumn column, List<DateOnly> values)
    {
        var day = values[0];
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        var dates = values.Select(v => (DateValue)v);
        RandomCondition New(Condition condition, ComparisonOperator @operator, Func<DateOnly, bool> holds) =>
            new(condition, column.Name, @operator, found => holds((DateOnly)found));
        return random.Next(10) switch
        {
            0 => New(column == day, ComparisonOperator.Equal, f => f == day),
            1 => New(day != column, ComparisonOperator.NotEqual, f => f != day),
            2 => New(column < day, ComparisonOperator.LessThan, f => f < day),
            3 => New(day >= column, ComparisonOperator.LessThanOrEqual, f => f <= day),
            4 => New(day < column, ComparisonOperator.GreaterThan, f => f > day),
            5 => New(column >= day, ComparisonOperator.GreaterThanOrEqual, f => f >= day),
            6 => New(column < noon, ComparisonOperator.LessThanOrEqual, f => f <= day),
            7 => New(column >= new DateTimeOffset(noon, TimeSpan.Zero), ComparisonOperator.GreaterThan, f => f > day),
            8 => New(column.In(dates), ComparisonOperator.In, values.Contains),
            _ => New(column.NotIn(dates), ComparisonOperator.NotIn, f => !values.Contains(f)),
        };
    }

    private static RandomCondition OfPattern(Random random, TextColumn column, string value)
    {
        var part = value.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        RandomCondition New(Condition condition, ComparisonOperator @operator, Func<string, bool> holds) =>
            new(condition, column.Name, @operator, found => holds((string)found));
        return random.Next(5) switch
        {
            0 => New(column.Contains(part), ComparisonOperator.Like, f => f.Contains(part, StringComparison.OrdinalIgnoreCase)),
            1 => New(column.StartsWith(part), ComparisonOperator.Like, f => f.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            2 => New(column.EndsWith(part), ComparisonOperator.Like, f => f.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            3 => New(column.Like(part), ComparisonOperator.Like, f => string.Equals(f, part, StringComparison.OrdinalIgnoreCase)),
            _ => New(column.NotLike("%" + part + "%"), ComparisonOperator.NotLike, f => !f.Contains(part, StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static RandomCondition OfFlag(Random random, FlagColumn flag)
    {
        var isYes = random.Next(2) == 0;
        Condition[] ways = isYes ? [flag, flag == true, false != flag] : [!flag, flag == false, true != flag];
        var condition = ways[random.Next(ways.Length)];
        return new RandomCondition(
            condition, flag.Name, ComparisonOperator.Equal, found => condition.ToString() == $"{flag.Name} = '{found}'");
    }

    /// <summary>One to four values, mostly such as the column has.</summary>
    private static List<T> Values<T>(Random random, IReadOnlyList<object> found, Func<T> other) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => found.Count > 0 && random.Next(4) > 0 ? (T)found[random.Next(found.Count)] : other())];

    private static decimal RandomDecimal(Random random) => random.Next(2) == 0
        ? random.Next(-10_000, 1_000_000) / 100m
        : new(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));

    private static Guid RandomGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
