using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>Writes conditions as C# comparisons of columns.</summary>
/// <param name="system">How the code writes the namespace System before a type: with a dot at its end; empty if the code imports it.</param>
internal sealed class TypedCondition(string system)
{
    private const int MaxDecimalDigits = 28;

    /// <summary>Writes a condition; null if a typed column does not support it.</summary>
    public string? Write(ConditionSyntax condition, ColumnSchema column)
    {
        var member = "x." + CSharpText.EscapeIdentifier(column.Identifier);
        if (column.BooleanFormat is { } format)
        {
            // A negated Boolean column does not mean "no" where a value can be missing, and Boolean columns have no In.
            return condition is { Operator: ComparisonOperator.Equal, Value: LiteralSyntax literal }
                ? (string.Equals(literal.Text, format.True, StringComparison.OrdinalIgnoreCase) ? "" : "!") + member
                : null;
        }

        var values = condition.Value.GetLiterals().Select(literal => WriteValue(literal.Text, column.Kind)).ToList();
        if (values.Contains(null))
        {
            return null;
        }

        if (condition.Operator.GetOperandKind() == OperandKind.Text && column.Kind != ValueKind.Text)
        {
            return null;
        }

        return condition.Operator == ComparisonOperator.Like ? member + WritePattern(((LiteralSyntax)condition.Value).Text)
            : condition.Operator.IsMethod() ? $"{member}.{condition.Operator.ToCSharp()}({string.Join(", ", values)})"
            : $"{member} {condition.Operator.ToCSharp()} {values[0]}";
    }

    private static string WritePattern(string pattern)
    {
        var before = pattern.StartsWith(QueryText.AnyTextWildcard, StringComparison.Ordinal) ? Wildcards.Before : Wildcards.None;
        var after = pattern.Length > 1 && pattern.EndsWith(QueryText.AnyTextWildcard, StringComparison.Ordinal) ? Wildcards.After : Wildcards.None;
        var start = before == Wildcards.None ? 0 : 1;
        var text = pattern.Substring(start, pattern.Length - start - (after == Wildcards.None ? 0 : 1));
        return text.Length > 0 && QueryText.IndexOfWildcard(text) < 0 && (before | after).ToCSharp() is { } method
            ? $".{method}({CSharpText.Literal(text)})"
            : $".{ComparisonOperator.Like.ToCSharp()}({CSharpText.Literal(pattern)})";
    }

    private string? WriteValue(string text, ValueKind kind) => kind switch
    {
        ValueKind.Text => CSharpText.Literal(text),
        ValueKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null,
        ValueKind.Decimal => ConditionValue.TryParseNumber(text, out var number) && text.Count(char.IsDigit) <= MaxDecimalDigits
            ? number.ToString(CultureInfo.InvariantCulture) + "m"
            : null,
        ValueKind.Guid => Guid.TryParseExact(text, "D", out var id) ? $"new {system}Guid(\"{id:D}\")" : null,
        ValueKind.Date => QueryValue.TryParseDate(text, out var day)
            ? FormattableString.Invariant($"new {system}DateOnly({day.Year}, {day.Month}, {day.Day})")
            : null,
        ValueKind.DateTime => QueryValue.TryParseDateTime(text, out var time)
            ? FormattableString.Invariant($"new {system}DateTime({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}, {system}DateTimeKind.Utc)")
            : null,
        ValueKind.Flag => null,
    };
}
