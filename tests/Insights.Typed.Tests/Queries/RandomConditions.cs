using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>Random conditions on columns of every type, with the expected content of each.</summary>
internal static class RandomConditions
{
    public static QueryCondition Next(Random random, EverythingColumns x, List<(string, ComparisonOperator)> notes)
    {
        var condition = Single(random, x, notes);
        return random.Next(3) == 0 ? condition && Next(random, x, notes) : condition;
    }

    private static QueryCondition Single(Random random, EverythingColumns x, List<(string, ComparisonOperator)> notes)
    {
        switch (random.Next(7))
        {
            case 0:
                return Compared(random, x.Seats, random.NextInt64(long.MinValue, long.MaxValue), notes);
            case 1:
                return Compared(random, x.Revenue, random.NextDecimal(), notes);
            case 2:
                return Compared(random, x.MaybeId, random.NextGuid(), notes);
            case 3:
                return Compared(random, x.MaybeName, RandomStrings.Valid(random), notes);
            case 4:
                return Compared(random, x.Name, RandomStrings.Valid(random), notes);
            case 5:
                notes.Add((x.MaybeOne.Name, ComparisonOperator.Equal));
                return random.Next(2) == 0 ? x.MaybeOne : !x.MaybeOne;
            default:
                notes.Add((x.Day.Name, ComparisonOperator.LessThan));
                return x.Day < DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));
        }
    }

    private static QueryCondition Compared<T>(Random random, QueryColumn<T> column, T value, List<(string, ComparisonOperator)> notes)
    {
        var operators = ComparisonOperators.All.Where(o => column is TextColumn || o.GetOperandKind() != OperandKind.Text).ToList();
        var @operator = operators[random.Next(operators.Count)];
        notes.Add((column.Name, @operator));
        return @operator switch
        {
            ComparisonOperator.Equal => column == value,
            ComparisonOperator.NotEqual => value != column,
            ComparisonOperator.LessThan => column < value,
            ComparisonOperator.LessThanOrEqual => value >= column,
            ComparisonOperator.GreaterThan => value < column,
            ComparisonOperator.GreaterThanOrEqual => column >= value,
            ComparisonOperator.In => column.In(value, value),
            ComparisonOperator.NotIn => column.NotIn(value),
            ComparisonOperator.Like => ((TextColumn)(object)column).Like((string)(object)value!),
            ComparisonOperator.NotLike => ((TextColumn)(object)column).NotLike((string)(object)value!),
        };
    }
}
