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
    public static Func<object?, bool> Create(ColumnSchema column, BoundCondition condition) => condition.Operator.GetOperandKind() switch
    {
        OperandKind.Value => CreateForValue(column, condition),
        OperandKind.List => CreateForList(column, condition),
        OperandKind.Text => CreateForPattern(column, condition),
    };

    private static Func<object?, bool> CreateForValue(ColumnSchema column, BoundCondition condition)
    {
        var comparand = ParseValue(column, condition.Values[0]);
        return cell => cell is not null && comparand is not null && condition.Operator.Holds(CellOrder.Instance.Compare(cell, comparand));
    }

    private static Func<object?, bool> CreateForPattern(ColumnSchema column, BoundCondition condition)
    {
        var pattern = new LikePattern(condition.Values[0]);
        return cell => cell is not null && condition.Operator.Holds(ToOrder(pattern.Matches(Cell.ToText(column.Kind, cell))));
    }

    private static Func<object?, bool> CreateForList(ColumnSchema column, BoundCondition condition)
    {
        var values = condition.Values.Select(v => ParseValue(column, v)).ToList();
        var listed = values.OfType<object>().ToHashSet(CellOrder.Instance);

        // No value equals an invalid item, and none differs from it. So only of a listed value is known whether it matches.
        var isMeaningful = !values.Contains(null);
        return cell => cell is not null && listed.Contains(cell) is var isListed && (isListed || isMeaningful) && condition.Operator.Holds(ToOrder(isListed));
    }

    private static int ToOrder(bool isMatch) => isMatch ? 0 : 1;

    /// <summary>Converts the value of a condition to the form of the column's cells; null if it is not valid for the column.</summary>
    private static object? ParseValue(ColumnSchema column, string text)
    {
        var value = ConditionValue.Parse(column, text);
        return value is Guid ? Cell.Create("", column, value, 0) : value;
    }
}
