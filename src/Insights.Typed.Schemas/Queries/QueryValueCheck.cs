using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Queries;

/// <summary>Finds values that do not fit the column they are compared with. The service accepts them, and returns no rows.</summary>
internal static class QueryValueCheck
{
    /// <summary>The number of characters of a value that a message shows.</summary>
    private const int MaxShownLength = 40;

    private static readonly DateTime SampleTime = new(2024, 5, 1, 10, 30, 0, DateTimeKind.Utc);
    private static readonly string SampleDate = QueryValue.FromDate(SampleTime).ToString();
    private static readonly string SampleDateTime = QueryValue.FromDateTime(SampleTime).ToString();

    /// <param name="condition">The condition.</param>
    /// <param name="column">The condition's column; null if the dataset does not have it.</param>
    public static IEnumerable<QueryMismatch> FindMismatches(ConditionSyntax condition, ColumnSchema? column) =>
        // A pattern is compared with the text of a value, for every type of column.
        column is null || condition.Operator.GetOperandKind() == OperandKind.Text
            ? []
            : condition.Value.GetLiterals().Select(literal => FindMismatch(literal, column)).OfType<QueryMismatch>();

    private static QueryMismatch? FindMismatch(LiteralSyntax literal, ColumnSchema column)
    {
        if (ConditionValue.Parse(column, literal.Text) is not null)
        {
            return null;
        }

        return column.Kind switch
        {
            // A number of the grammar is valid even if it is too large for a C# type.
            ValueKind.Integer or ValueKind.Decimal => literal is NumberSyntax ? null : CreateMismatch("a number"),
            ValueKind.Date => CreateMismatch($"a date in the form {SampleDate} or {SampleDateTime}"),
            ValueKind.DateTime => CreateMismatch($"a time in the form {SampleDateTime} or {SampleDate}"),
            ValueKind.Guid => CreateMismatch("a GUID"),
            ValueKind.Flag => CreateBooleanMismatch(literal, column, column.BooleanFormat ?? BooleanFormat.Default),
            ValueKind.Text => null,
        };

        QueryMismatch CreateMismatch(string expected) =>
            new(GetContentSpan(literal), $"'{Truncate(literal.Text)}' does not fit {column.Name}, which is compared with {expected}.", null);
    }

    private static QueryMismatch CreateBooleanMismatch(LiteralSyntax literal, ColumnSchema column, BooleanFormat format) => new(
        GetContentSpan(literal),
        $"The values of {column.Name} are '{format.True}' and '{format.False}'; the service accepts '{Truncate(literal.Text)}' without an error and returns no rows.",
        FindIntendedLiteral(literal, format));

    /// <summary>Gets the span of the content, so that a suggestion keeps the quotes; the span of an empty string includes them.</summary>
    private static QuerySpan GetContentSpan(LiteralSyntax literal) => literal is StringSyntax { Text.Length: > 0 }
        ? new QuerySpan(literal.Span.Start + 1, literal.Span.Length - 2)
        : literal.Span;

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
