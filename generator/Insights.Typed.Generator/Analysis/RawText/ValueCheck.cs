using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds values that do not fit the column they are compared with.</summary>
internal static class ValueCheck
{
    /// <param name="condition">The condition.</param>
    /// <param name="column">The condition's column; null if the dataset does not have it.</param>
    public static IEnumerable<NameProblem> FindProblems(ConditionSyntax condition, ColumnSchema? column) =>
        // A pattern is compared with the text of a value, for every type of column.
        column is null || condition.Operator.GetOperandKind() == OperandKind.Text
            ? []
            : GetLiterals(condition.Value).Select(literal => FindProblems(literal, column)).OfType<NameProblem>();

    public static IEnumerable<LiteralSyntax> GetLiterals(ValueSyntax value) => value switch
    {
        ListSyntax list => list.Items,
        LiteralSyntax literal => [literal],
        _ => [],
    };

    /// <summary>Parses a text as the value of a column of numbers.</summary>
    public static bool TryParseNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static NameProblem? FindProblems(LiteralSyntax literal, ColumnSchema column)
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
            return new NameProblem(GetContentSpan(literal), $"'{Truncate(literal.Text)}' does not fit {column.Name}, which is compared with {expected}.", null);
        }

        return column.BooleanFormat is { } format && !IsEither(literal.Text, format.True, format.False)
            ? new NameProblem(
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

    private static string Truncate(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";
}
