using System.Globalization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Inference;

/// <summary>Which types a value could be read as.</summary>
internal static class ValueForms
{
    /// <summary>The spellings of yes and no that are taken for a flag without knowing the column.</summary>
    public static readonly (string True, string False)[] Flags = [("Y", "N"), ("Yes", "No"), ("True", "False"), ("T", "F")];

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-dd'T'00:00:00", "yyyy-MM-dd'T'00:00:00K", "yyyy-MM-dd 00:00:00", "yyyy/M/d"];

    private static readonly string[] Times =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>Whether a value fits a declared type, as reports are read.</summary>
    public static bool Fits(string value, DeclaredColumn column) => column.EffectiveType switch
    {
        "integer" => IsInteger(value),
        "decimal" => IsDecimal(value),
        "date" => IsDate(value),
        "datetime" => IsDate(value) || IsTime(value),
        "guid" => IsGuid(value),
        "flag" => FlagLiterals.ValueOf(value, column.True ?? "1", column.False ?? "0") is not null,
        _ => true,
    };

    public static bool IsInteger(string value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    public static bool IsDecimal(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    public static bool IsDate(string value) =>
        DateTimeOffset.TryParseExact(value, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    public static bool IsTime(string value) =>
        DateTimeOffset.TryParseExact(value, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    public static bool IsGuid(string value) => Guid.TryParseExact(value, "D", out _);

    /// <summary>A number that is written as no number is: an identifier, whose zeros count.</summary>
    public static bool IsNumberLikeText(string value) =>
        value.Length > 1 && (value[0] == '+' || (value.TrimStart('-') is ['0', >= '0' and <= '9', ..]));

    public static bool Is(string value, string? spelling) => string.Equals(value, spelling, StringComparison.OrdinalIgnoreCase);
}
