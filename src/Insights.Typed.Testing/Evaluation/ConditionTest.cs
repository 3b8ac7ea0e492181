using Insights.Typed.Language;
using Insights.Typed.Emulation;
using Insights.Typed.Schemas;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Evaluation;

/// <summary>
/// Tests whether values satisfy a condition, as the local service does: a missing value satisfies none, and a condition with a value that is
/// not valid for the column's type (<c>'False'</c> for a column with 0 and 1) is satisfied by no value. LIKE and NOT LIKE
/// compare the value as a string, without conversion.
/// </summary>
internal static class ConditionTest
{
    /// <param name="column">The column of the values.</param>
    /// <param name="condition">The condition.</param>
    public static Func<object?, bool> Create(ColumnSchema column, BoundCondition condition) => condition.Operator switch
    {
        ComparisonOperator.Like => CreateForPattern(column, condition, isLike: true),
        ComparisonOperator.NotLike => CreateForPattern(column, condition, isLike: false),
        ComparisonOperator.In or ComparisonOperator.NotIn => CreateForList(column, condition),
        ComparisonOperator.Equal => CreateForValue(column, condition, order => order == 0),
        ComparisonOperator.NotEqual => CreateForValue(column, condition, order => order != 0),
        ComparisonOperator.LessThan => CreateForValue(column, condition, order => order < 0),
        ComparisonOperator.LessThanOrEqual => CreateForValue(column, condition, order => order <= 0),
        ComparisonOperator.GreaterThan => CreateForValue(column, condition, order => order > 0),
        ComparisonOperator.GreaterThanOrEqual => CreateForValue(column, condition, order => order >= 0),
    };

    private static Func<object?, bool> CreateForValue(ColumnSchema column, BoundCondition condition, Func<int, bool> holds)
    {
        var comparand = ParseValue(column, condition.Values[0]);
        return cell => cell is not null && comparand is not null && holds(CellOrder.Instance.Compare(cell, comparand));
    }

    private static Func<object?, bool> CreateForPattern(ColumnSchema column, BoundCondition condition, bool isLike)
    {
        var pattern = new LikePattern(condition.Values[0]);
        return cell => cell is not null && pattern.Matches(Cell.ToText(column.Kind, cell)) == isLike;
    }

    private static Func<object?, bool> CreateForList(ColumnSchema column, BoundCondition condition)
    {
        var values = condition.Values.Select(v => ParseValue(column, v)).ToList();
        var listed = values.OfType<object>().ToHashSet(CellOrder.Instance);
        if (condition.Operator == ComparisonOperator.In)
        {
            return cell => cell is not null && listed.Contains(cell);
        }

        // An invalid value satisfies neither = nor !=.
        var isMeaningful = !values.Contains(null);
        return cell => isMeaningful && cell is not null && !listed.Contains(cell);
    }

    /// <summary>Converts the value of a condition to the form of the column's cells; null if it is not valid for the column.</summary>
    private static object? ParseValue(ColumnSchema column, string text)
    {
        var value = ConditionValue.Parse(column, text);
        return value is Guid ? Cell.Create("", column, value, 0) : value;
    }
}
