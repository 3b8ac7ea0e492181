using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>Finds values that do not fit the column they are compared with. The service accepts them, and returns no rows.</summary>
public static class QueryValueCheck
{
    /// <summary>The number of characters of a value that a message shows.</summary>
    private const int MaxShownLength = 40;

    /// <summary>Parses a text as the value of a column of numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number; 0 if the text is none.</param>
    public static bool TryParseNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <param name="condition">The condition.</param>
    /// <param name="column">The condition's column; null if the dataset does not have it.</param>
    internal static IEnumerable<QueryMismatch> FindMismatches(ConditionSyntax condition, ColumnSchema? column) =>
        // A pattern is compared with the text of a value, for every type of column.
        column is null || condition.Operator.GetOperandKind() == OperandKind.Text
            ? []
            : condition.Value.GetLiterals().Select(literal => FindMismatch(literal, column)).OfType<QueryMismatch>();

    private static QueryMismatch? FindMismatch(LiteralSyntax literal, ColumnSchema column)
    {
        var expected = column.Kind switch
        {
            // A number of the grammar is valid even if it is too large for a C# type.
            ValueKind.Integer or ValueKind.Decimal => literal is NumberSyntax || TryParseNumber(literal.Text, out _) ? null : "a number",
            ValueKind.Date => IsDate(literal) ? null : "a date, such as '2024-05-01'",
            ValueKind.DateTime => IsDate(literal) ? null : "a time, such as '2024-05-01T10:30:00Z'",
            ValueKind.Guid => Guid.TryParse(literal.Text, out _) ? null : "a GUID",
            ValueKind.Text or ValueKind.Flag => null,
        };
        if (expected is not null)
        {
            return new QueryMismatch(GetContentSpan(literal), $"'{Truncate(literal.Text)}' does not fit {column.Name}, which is compared with {expected}.", null);
        }

        return column.BooleanFormat is { } format && !IsEither(literal.Text, format.True, format.False)
            ? new QueryMismatch(
                GetContentSpan(literal),
                $"The values of {column.Name} are '{format.True}' and '{format.False}'; the service accepts '{Truncate(literal.Text)}' without an error and returns no rows.",
                FindIntendedLiteral(literal, format))
            : null;
    }

    /// <summary>Gets the span of the content, so that a suggestion keeps the quotes; the span of an empty string includes them.</summary>
    private static QuerySpan GetContentSpan(LiteralSyntax literal) => literal is StringSyntax { Text.Length: > 0 }
        ? new QuerySpan(literal.Span.Start + 1, literal.Span.Length - 2)
        : literal.Span;

    private static bool IsDate(LiteralSyntax literal) =>
        literal is StringSyntax && DateTime.TryParse(literal.Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsEither(string text, string first, string second) =>
        string.Equals(text, first, StringComparison.OrdinalIgnoreCase) || string.Equals(text, second, StringComparison.OrdinalIgnoreCase);

    private static string? FindIntendedLiteral(LiteralSyntax literal, BooleanFormat format)
    {
        var intended = BooleanLiterals.FindValue(literal.Text, format.True, format.False) switch
        {
            true => format.True,
            false => format.False,
            null => null,
        };
        return intended is null || literal is StringSyntax ? intended : $"'{intended}'";
    }

    private static string Truncate(string text) => text.Length <= MaxShownLength ? text : text.Substring(0, MaxShownLength) + "…";
}
