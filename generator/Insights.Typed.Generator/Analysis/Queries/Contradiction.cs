using System.Globalization;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Whether two conditions can both hold of one row. Only where all values are fixed at compile time; text patterns, and
/// the order of texts, are the service's to judge.
/// </summary>
internal static class Contradiction
{
    public static bool IsBetween(ChainCondition one, ChainCondition other)
    {
        if (one.Column is not { Type: var type } || one.Column != other.Column || !one.IsFixed || !other.IsFixed)
        {
            return false;
        }

        // One of a few values: each of them can be tried on the other condition.
        if (IsAnyOf(one.Condition.Operator))
        {
            return one.Condition.Value.Items.All(value => IsExcludedBy(other.Condition, value, type));
        }

        if (IsAnyOf(other.Condition.Operator))
        {
            return other.Condition.Value.Items.All(value => IsExcludedBy(one.Condition, value, type));
        }

        return IsEmptyRange(one.Condition, other.Condition, type) || IsEmptyRange(other.Condition, one.Condition, type);
    }

    private static bool IsAnyOf(ComparisonOperator @operator) => @operator is ComparisonOperator.Equal or ComparisonOperator.In;

    private static bool IsExcludedBy(QueryCondition condition, QueryValue value, ColumnType type)
    {
        var order = Compare(value, condition.Value.Items[0], type);
        return condition.Operator switch
        {
            ComparisonOperator.Equal or ComparisonOperator.In => condition.Value.Items.All(v => !AreEqual(v, value, type)),
            ComparisonOperator.NotEqual or ComparisonOperator.NotIn => condition.Value.Items.Any(v => AreEqual(v, value, type)),
            ComparisonOperator.LessThan => order >= 0,
            ComparisonOperator.LessThanOrEqual => order > 0,
            ComparisonOperator.GreaterThan => order <= 0,
            ComparisonOperator.GreaterThanOrEqual => order < 0,
            ComparisonOperator.Like or ComparisonOperator.NotLike => false,
        };
    }

    /// <summary>Whether a lower bound is above an upper one, also where only whole steps count.</summary>
    private static bool IsEmptyRange(QueryCondition lower, QueryCondition upper, ColumnType type)
    {
        if (lower.Operator is not (ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual)
            || upper.Operator is not (ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual))
        {
            return false;
        }

        var (isOpenBelow, isOpenAbove) = (lower.Operator == ComparisonOperator.GreaterThan, upper.Operator == ComparisonOperator.LessThan);
        var order = Compare(lower.Value, upper.Value, type);
        var leavesNoStep = isOpenBelow && isOpenAbove && type == ColumnType.Integer
            && NumberOf(lower.Value) is { } low && NumberOf(upper.Value) is { } high && high - low == 1;
        return order > 0 || (order == 0 && (isOpenBelow || isOpenAbove)) || leavesNoStep;
    }

    private static bool AreEqual(QueryValue one, QueryValue other, ColumnType type) => type is ColumnType.Integer or ColumnType.Decimal
        ? NumberOf(one) == NumberOf(other)
        : string.Equals(one.Content, other.Content, StringComparison.OrdinalIgnoreCase);

    private static int? Compare(QueryValue one, QueryValue other, ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Decimal => NumberOf(one) is { } left && NumberOf(other) is { } right ? left.CompareTo(right) : null,
        ColumnType.Date or ColumnType.DateTime => string.CompareOrdinal(one.Content, other.Content),
        ColumnType.Text or ColumnType.Guid or ColumnType.Flag => null,
    };

    private static decimal? NumberOf(QueryValue value) =>
        decimal.TryParse(value.Content, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
