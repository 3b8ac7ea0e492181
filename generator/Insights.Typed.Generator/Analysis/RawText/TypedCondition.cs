using System.Globalization;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Writes a condition as C# compares a column. Null stands for what a typed column cannot say.</summary>
internal static class TypedCondition
{
    private const int DigitsOfDecimal = 28;

    public static string? Write(ConditionSyntax condition, ColumnSchema column)
    {
        var member = "x." + CSharp.Name(column.Identifier);
        if (column.Flag is { } flag)
        {
            // "Not yes" is no "no" where a value can be missing, and flags are in no list.
            return condition is { Operator: ComparisonOperator.Equal, Value: LiteralSyntax literal }
                ? (string.Equals(literal.Text, flag.True, StringComparison.OrdinalIgnoreCase) ? "" : "!") + member
                : null;
        }

        var values = ValueCheck.LiteralsOf(condition.Value).Select(literal => Value(literal.Text, column.Type)).ToList();
        if (values.Contains(null))
        {
            return null;
        }

        if (condition.Operator.AcceptsPattern() && column.Type != ColumnType.Text)
        {
            return null;
        }

        return condition.Operator == ComparisonOperator.Like ? member + Pattern(((LiteralSyntax)condition.Value).Text)
            : condition.Operator.IsMethod() ? $"{member}.{condition.Operator.ToCSharp()}({string.Join(", ", values)})"
            : $"{member} {condition.Operator.ToCSharp()} {values[0]}";
    }

    private static string Pattern(string pattern)
    {
        var before = pattern.StartsWith(QueryText.AnyText, StringComparison.Ordinal) ? Wildcards.Before : Wildcards.None;
        var after = pattern.Length > 1 && pattern.EndsWith(QueryText.AnyText, StringComparison.Ordinal) ? Wildcards.After : Wildcards.None;
        var start = before == Wildcards.None ? 0 : 1;
        var text = pattern.Substring(start, pattern.Length - start - (after == Wildcards.None ? 0 : 1));
        return text.Length > 0 && QueryText.IndexOfWildcard(text) < 0 && (before | after).ToCSharp() is { } method
            ? $".{method}({CSharp.Literal(text)})"
            : $".{ComparisonOperator.Like.ToCSharp()}({CSharp.Literal(pattern)})";
    }

    private static string? Value(string text, ColumnType type) => type switch
    {
        ColumnType.Text => IsWritable(text) ? CSharp.Literal(text) : null,
        ColumnType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null,
        ColumnType.Decimal => ValueCheck.TryNumber(text, out var number) && text.Count(char.IsDigit) <= DigitsOfDecimal
            ? number.ToString(CultureInfo.InvariantCulture) + "m"
            : null,
        ColumnType.Guid => Guid.TryParseExact(text, "D", out var id) ? $"new global::System.Guid(\"{id:D}\")" : null,
        ColumnType.Date => TryTime(text, "yyyy-MM-dd", out var day)
            ? FormattableString.Invariant($"new global::System.DateOnly({day.Year}, {day.Month}, {day.Day})")
            : null,
        ColumnType.DateTime => TryTime(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", out var time)
            ? FormattableString.Invariant($"new global::System.DateTime({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}, global::System.DateTimeKind.Utc)")
            : null,
        ColumnType.Flag => null,
    };

    /// <summary>Exactly as a query writes it: any other spelling is one whose meaning would be guessed.</summary>
    private static bool TryTime(string text, string form, out DateTime time) =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>What text columns refuse at run time, besides what the grammar refuses.</summary>
    private static bool IsWritable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] is '\u2028' or '\u2029')
            {
                return false;
            }
        }

        return true;
    }
}
