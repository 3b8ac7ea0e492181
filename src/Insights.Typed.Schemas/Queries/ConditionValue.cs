using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// Converts the values of conditions to the types of their columns. The check of queries, the local service and the test kit use it, so
/// that a value that the check accepts can match rows.
/// </summary>
public static class ConditionValue
{
    private static readonly int DayLength = "yyyy-MM-dd".Length;

    /// <summary>Converts a value.</summary>
    /// <param name="column">The column that is compared with it.</param>
    /// <param name="text">The digits of a number, or a text without quotes.</param>
    /// <returns>
    /// A <see cref="decimal"/>, a <see cref="DateTime"/>, a <see cref="Guid"/>, a text, or one of the two literals of a Boolean column, as the
    /// schema writes it; null if the value is not valid for the column, so that no row matches it.
    /// </returns>
    public static object? Parse(ColumnSchema column, string text) => column.Kind switch
    {
        ValueKind.Text => text,
        ValueKind.Integer or ValueKind.Decimal => TryParseNumber(text, out var number) ? number : null,

        // A column of days can be compared with a time, and one of times with a day.
        ValueKind.Date or ValueKind.DateTime => TryParseTime(text, out var time) ? time : null,
        ValueKind.Guid => Guid.TryParse(text, out var id) ? id : null,
        ValueKind.Flag => FindLiteral(column.BooleanFormat ?? BooleanFormat.Default, text),
    };

    /// <summary>Parses a text as a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number; 0 if the text is none.</param>
    internal static bool TryParseNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary>
    /// Parses a day, or a day and a time with T or a space between them and with optional seconds, fraction and time zone; without a zone it
    /// is in UTC (our choice). Other forms of ISO 8601, such as 20240501 and 2024-05, are none: the service documents only the two forms that
    /// <see cref="QueryValue"/> writes, and no list of the forms that it accepts.
    /// </summary>
    private static bool TryParseTime(string text, out DateTime time)
    {
        var isTime = QueryTime.TryParse(text.Length > DayLength && text[DayLength] == ' ' ? text.Remove(DayLength, 1).Insert(DayLength, "T") : text, out var parsed);
        time = parsed.UtcDateTime;
        return isTime;
    }

    private static string? FindLiteral(BooleanFormat format, string text) =>
        string.Equals(text, format.True, StringComparison.OrdinalIgnoreCase) ? format.True
        : string.Equals(text, format.False, StringComparison.OrdinalIgnoreCase) ? format.False
        : null;
}
