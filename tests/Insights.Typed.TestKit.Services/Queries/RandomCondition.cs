using Insights.Typed.Language;

namespace Insights.Typed.TestKit.Services;

/// <summary>A condition and its meaning.</summary>
/// <param name="Condition">The condition of the typed interface.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Operator">The operator that its text should have.</param>
/// <param name="Predicate">Whether a value satisfies it; null if the language does not define it.</param>
public sealed record RandomCondition(QueryCondition Condition, string Column, ComparisonOperator Operator, Func<object, bool>? Predicate)
{
    /// <summary>Whether a value satisfies it, as far as the language defines it; a missing value does not.</summary>
    public bool IsMatch(object? value) => value is not null && Predicate?.Invoke(value) != false;

    /// <param name="random">The source of randomness.</param>
    /// <param name="column">A column or metric of any kind.</param>
    /// <param name="existingValues">Values in the column; may be empty.</param>
    public static RandomCondition Create(Random random, object column, IReadOnlyList<object> existingValues) => column switch
    {
        BooleanColumn flag => CreateBooleanCondition(random, flag),
        DateColumn date => CreateDateCondition(random, date, PickValues(random, existingValues, () => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)))),
        QueryColumn<long> number => CreateComparison(random, number, PickValues(random, existingValues, () => random.NextInt64(long.MinValue, long.MaxValue))),
        QueryColumn<decimal> number => CreateComparison(random, number, PickValues(random, existingValues, () => RandomDecimal(random))),
        QueryColumn<Guid> id => CreateComparison(random, id, PickValues(random, existingValues, () => RandomGuid(random))),
        TextColumn text when random.Next(2) == 0 => CreatePattern(random, text, PickValues(random, existingValues, () => RandomText.Valid(random))[0]),
        TextColumn text => CreateComparison(random, text, PickValues(random, existingValues, () => RandomText.Valid(random))),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.GetType().Name, "This kind of column is not supported."),
    };

    private static RandomCondition CreateComparison<T>(Random random, QueryColumn<T> column, List<T> values)
        where T : IComparable<T>
    {
        var value = values[0];
        var isText = typeof(T) == typeof(string);
        Func<object, int> order = found => isText ? string.Compare((string)found, value as string, StringComparison.OrdinalIgnoreCase) : ((T)found).CompareTo(value);

        // The language defines which texts are equal, but not their order.
        RandomCondition New(QueryCondition condition, ComparisonOperator @operator, Func<object, bool> isMatch, bool isOrder = false) =>
            new(condition, column.Name, @operator, isOrder && isText ? null : isMatch);
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

    private static RandomCondition CreateDateCondition(Random random, DateColumn column, List<DateOnly> values)
    {
        var day = values[0];
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        var dates = values.Select(v => (DateValue)v);
        RandomCondition New(QueryCondition condition, ComparisonOperator @operator, Func<DateOnly, bool> isMatch) =>
            new(condition, column.Name, @operator, found => isMatch((DateOnly)found));
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

    private static RandomCondition CreatePattern(Random random, TextColumn column, string value)
    {
        var part = value.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        RandomCondition New(QueryCondition condition, ComparisonOperator @operator, Func<string, bool> isMatch) =>
            new(condition, column.Name, @operator, found => isMatch((string)found));
        return random.Next(5) switch
        {
            0 => New(column.Contains(part), ComparisonOperator.Like, f => f.Contains(part, StringComparison.OrdinalIgnoreCase)),
            1 => New(column.StartsWith(part), ComparisonOperator.Like, f => f.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            2 => New(column.EndsWith(part), ComparisonOperator.Like, f => f.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            3 => New(column.Like(part), ComparisonOperator.Like, f => string.Equals(f, part, StringComparison.OrdinalIgnoreCase)),
            _ => New(column.NotLike("%" + part + "%"), ComparisonOperator.NotLike, f => !f.Contains(part, StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static RandomCondition CreateBooleanCondition(Random random, BooleanColumn flag)
    {
        var isTrue = random.Next(2) == 0;
        QueryCondition[] alternatives = isTrue ? [flag, flag == true, false != flag] : [!flag, flag == false, true != flag];
        var condition = alternatives[random.Next(alternatives.Length)];
        return new RandomCondition(
            condition, flag.Name, ComparisonOperator.Equal, found => condition.ToString() == $"{flag.Name} = '{found}'");
    }

    /// <summary>One to four values, most of them from the column.</summary>
    private static List<T> PickValues<T>(Random random, IReadOnlyList<object> existingValues, Func<T> createValue) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => existingValues.Count > 0 && random.Next(4) > 0 ? (T)existingValues[random.Next(existingValues.Count)] : createValue())];

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
