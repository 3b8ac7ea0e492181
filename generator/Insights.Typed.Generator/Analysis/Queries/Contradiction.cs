using System.Globalization;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Whether two conditions can both hold of one row. Only where all values are fixed at compile time; text patterns, and
/// the order of texts, are the service's to judge.
/// </summary>
internal static class Contradiction
{
    public static bool IsBetween(ConditionPart one, ConditionPart other)
    {
        if (one.Column is null || one.Column != other.Column || !IsFixed(one) || !IsFixed(other))
        {
            return false;
        }

        // One of a few values: each of them can be tried on the other condition.
        if (one.Operator is "=" or "IN")
        {
            return one.Values.All(value => IsExcludedBy(other, value.Literal!));
        }

        if (other.Operator is "=" or "IN")
        {
            return other.Values.All(value => IsExcludedBy(one, value.Literal!));
        }

        return IsEmptyRange(one, other) || IsEmptyRange(other, one);
    }

    private static bool IsFixed(ConditionPart part) => part.Values.Length > 0 && part.Values.All(v => v.Literal is not null);

    private static bool IsExcludedBy(ConditionPart condition, string value)
    {
        var type = condition.Column!.Type;
        return condition.Operator switch
        {
            "=" or "IN" => condition.Values.All(v => !AreEqual(v.Literal!, value, type)),
            "!=" or "NOT IN" => condition.Values.Any(v => AreEqual(v.Literal!, value, type)),
            _ => Compare(value, condition.Values[0].Literal!, type) is { } order && !Holds(condition.Operator, order),
        };
    }

    /// <summary>Whether a lower bound lies above an upper one, also where only whole steps count.</summary>
    private static bool IsEmptyRange(ConditionPart lower, ConditionPart upper)
    {
        if (lower.Operator is not (">" or ">=") || upper.Operator is not ("<" or "<="))
        {
            return false;
        }

        var type = lower.Column!.Type;
        var (from, to) = (lower.Values[0].Literal!, upper.Values[0].Literal!);
        var order = Compare(from, to, type);
        var isOpen = lower.Operator == ">" || upper.Operator == "<";
        var leavesNoStep = lower.Operator == ">" && upper.Operator == "<" && type == ColumnType.Integer
            && NumberOf(from) is { } low && NumberOf(to) is { } high && high - low == 1;
        return order > 0 || (order == 0 && isOpen) || leavesNoStep;
    }

    private static bool Holds(string @operator, int order) => @operator switch
    {
        "<" => order < 0,
        ">" => order > 0,
        "<=" => order <= 0,
        ">=" => order >= 0,
        _ => true,
    };

    private static bool AreEqual(string one, string other, ColumnType type) =>
        type is ColumnType.Integer or ColumnType.Decimal ? NumberOf(one) == NumberOf(other) : string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static int? Compare(string one, string other, ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Decimal => NumberOf(one) is { } left && NumberOf(other) is { } right ? left.CompareTo(right) : null,
        ColumnType.Date or ColumnType.DateTime => string.CompareOrdinal(one, other),
        ColumnType.Text or ColumnType.Guid or ColumnType.Flag => null,
    };

    private static decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
