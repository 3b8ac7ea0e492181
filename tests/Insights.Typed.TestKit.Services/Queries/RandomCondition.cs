using Insights.Typed.Language;

namespace Insights.Typed.TestKit.Services;

/// <summary>A condition and its meaning. Its operator is any of the table; a new one does not compile here without its meaning.</summary>
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
        QueryColumn<decimal> number => CreateComparison(random, number, PickValues(random, existingValues, () => random.Next(2) == 0 ? random.Next(-10_000, 1_000_000) / 100m : random.NextDecimal())),
        QueryColumn<Guid> id => CreateComparison(random, id, PickValues(random, existingValues, random.NextGuid)),
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
        var @operator = PickOperator(random, isText);
        return @operator switch
        {
            ComparisonOperator.Equal => New(random.Next(2) == 0 ? column == value : value == column, @operator, f => order(f) == 0),
            ComparisonOperator.NotEqual => New(random.Next(2) == 0 ? column != value : value != column, @operator, f => order(f) != 0),
            ComparisonOperator.LessThan => New(random.Next(2) == 0 ? column < value : value > column, @operator, f => order(f) < 0, isOrder: true),
            ComparisonOperator.LessThanOrEqual => New(random.Next(2) == 0 ? column <= value : value >= column, @operator, f => order(f) <= 0, isOrder: true),
            ComparisonOperator.GreaterThan => New(random.Next(2) == 0 ? column > value : value < column, @operator, f => order(f) > 0, isOrder: true),
            ComparisonOperator.GreaterThanOrEqual => New(random.Next(2) == 0 ? column >= value : value <= column, @operator, f => order(f) >= 0, isOrder: true),
            ComparisonOperator.In => New(column.In(values), @operator, IsListed),
            ComparisonOperator.NotIn => New(column.NotIn(values), @operator, f => !IsListed(f)),
            ComparisonOperator.Like or ComparisonOperator.NotLike => CreatePattern(random, (TextColumn)(object)column, @operator, (string)(object)value),
        };
    }

    private static RandomCondition CreateDateCondition(Random random, DateColumn column, List<DateOnly> values)
    {
        var day = values[0];
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        var dates = values.Select(v => (DateValue)v);
        var @operator = PickOperator(random, isText: false);
        RandomCondition New(QueryCondition condition, Func<DateOnly, bool> isMatch) => new(condition, column.Name, @operator, found => isMatch((DateOnly)found));
        return @operator switch
        {
            ComparisonOperator.Equal => New(column == day, f => f == day),
            ComparisonOperator.NotEqual => New(day != column, f => f != day),
            ComparisonOperator.LessThan => New(column < day, f => f < day),
            ComparisonOperator.LessThanOrEqual => New(random.Next(2) == 0 ? day >= column : column < noon, f => f <= day),
            ComparisonOperator.GreaterThan => New(random.Next(2) == 0 ? day < column : column >= new DateTimeOffset(noon, TimeSpan.Zero), f => f > day),
            ComparisonOperator.GreaterThanOrEqual => New(column >= day, f => f >= day),
            ComparisonOperator.In => New(column.In(dates), values.Contains),
            ComparisonOperator.NotIn => New(column.NotIn(dates), f => !values.Contains(f)),
            ComparisonOperator.Like or ComparisonOperator.NotLike => throw new InvalidOperationException("Only text columns support a pattern."),
        };
    }

    private static ComparisonOperator PickOperator(Random random, bool isText)
    {
        // Half of the conditions on text: the order of texts, which the language does not define, proves little.
        var hasTextOperand = isText && random.Next(2) == 0;
        var operators = ComparisonOperators.All.Where(@operator => @operator.GetOperandKind() == OperandKind.Text == hasTextOperand).ToList();
        return operators[random.Next(operators.Count)];
    }

    private static RandomCondition CreatePattern(Random random, TextColumn column, ComparisonOperator @operator, string value)
    {
        var part = value.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        RandomCondition New(QueryCondition condition, Func<string, bool> isMatch) => new(condition, column.Name, @operator, found => isMatch((string)found));
        var form = random.Next(4);
        return @operator switch
        {
            ComparisonOperator.NotLike => New(column.NotLike("%" + part + "%"), f => !f.Contains(part, StringComparison.OrdinalIgnoreCase)),
            ComparisonOperator.Like when form == 0 => New(column.Contains(part), f => f.Contains(part, StringComparison.OrdinalIgnoreCase)),
            ComparisonOperator.Like when form == 1 => New(column.StartsWith(part), f => f.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            ComparisonOperator.Like when form == 2 => New(column.EndsWith(part), f => f.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            ComparisonOperator.Like => New(column.Like(part), f => string.Equals(f, part, StringComparison.OrdinalIgnoreCase)),
            ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual or ComparisonOperator.GreaterThan
                or ComparisonOperator.GreaterThanOrEqual or ComparisonOperator.In or ComparisonOperator.NotIn => throw new InvalidOperationException("A pattern has another operator."),
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
}
