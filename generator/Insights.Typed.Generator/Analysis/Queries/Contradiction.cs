using System.Globalization;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Determines whether one row can fulfill two conditions. Only conditions whose values are all constants are compared. Text
/// patterns, and the order of texts, are left to the service.
/// </summary>
internal static class Contradiction
{
    public static bool AreContradictory(ChainCondition first, ChainCondition second)
    {
        if (first.Column is not { Kind: var kind } || first.Column != second.Column || !first.IsConstant || !second.IsConstant)
        {
            return false;
        }

        // A condition with a finite set of values: each of them is tested with the other condition.
        if (IsEquality(first.Condition.Operator))
        {
            return first.Condition.Value.Items.All(value => IsExcluded(second.Condition, value, kind));
        }

        if (IsEquality(second.Condition.Operator))
        {
            return second.Condition.Value.Items.All(value => IsExcluded(first.Condition, value, kind));
        }

        return IsEmptyRange(first.Condition, second.Condition, kind) || IsEmptyRange(second.Condition, first.Condition, kind);
    }

    /// <summary>Whether the operator accepts the values that the condition lists, and no others.</summary>
    private static bool IsEquality(ComparisonOperator @operator) =>
        @operator.GetOperandKind() != OperandKind.Text && @operator.Holds(0) && !@operator.Holds(-1) && !@operator.Holds(1);

    private static bool IsExcluded(ConditionModel condition, QueryValue value, ValueKind kind) => condition.Operator.GetOperandKind() switch
    {
        OperandKind.Value when HasOrder(condition.Operator) => Compare(value, condition.Value, kind) is { } order && !condition.Operator.Holds(order),
        OperandKind.Value or OperandKind.List => !condition.Operator.Holds(condition.Value.Items.Any(v => AreEqual(v, value, kind)) ? 0 : 1),
        OperandKind.Text => false,
    };

    /// <summary>Whether the operator distinguishes the values before the operand from those after it.</summary>
    private static bool HasOrder(ComparisonOperator @operator) => @operator.Holds(-1) != @operator.Holds(1);

    /// <summary>Whether a lower bound is above an upper bound, also where a column has only whole steps between its values.</summary>
    private static bool IsEmptyRange(ConditionModel lower, ConditionModel upper, ValueKind kind)
    {
        if (!HasOrder(lower.Operator) || !HasOrder(upper.Operator) || !lower.Operator.Holds(1) || !upper.Operator.Holds(-1))
        {
            return false;
        }

        var (isOpenBelow, isOpenAbove) = (!lower.Operator.Holds(0), !upper.Operator.Holds(0));
        var order = Compare(lower.Value, upper.Value, kind);
        var hasNoIntegerBetween = isOpenBelow && isOpenAbove && kind == ValueKind.Integer
            && ParseNumber(lower.Value) is { } low && ParseNumber(upper.Value) is { } high && high - low == 1;
        return order > 0 || (order == 0 && (isOpenBelow || isOpenAbove)) || hasNoIntegerBetween;
    }

    private static bool AreEqual(QueryValue first, QueryValue second, ValueKind kind) => kind.IsNumber()
        ? ParseNumber(first) == ParseNumber(second)
        : string.Equals(first.Content, second.Content, StringComparison.OrdinalIgnoreCase);

    private static int? Compare(QueryValue first, QueryValue second, ValueKind kind) => kind switch
    {
        ValueKind.Integer or ValueKind.Decimal => ParseNumber(first) is { } left && ParseNumber(second) is { } right ? left.CompareTo(right) : null,
        ValueKind.Date or ValueKind.DateTime => string.CompareOrdinal(first.Content, second.Content),
        ValueKind.Text or ValueKind.Guid or ValueKind.Flag => null,
    };

    private static decimal? ParseNumber(QueryValue value) =>
        decimal.TryParse(value.Content, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
