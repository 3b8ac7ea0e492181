using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Inference;

/// <summary>Checks which types a value fits, by the decoders that read reports.</summary>
internal static class ValueFormats
{
    /// <summary>Whether a value fits a declared type.</summary>
    public static bool IsValid(string value, DeclaredColumn column) => FieldDecoder.IsValid(
        Encoding.UTF8.GetBytes(value), column.EffectiveType, new DateParser(column.Format), new BooleanDecoder(column.True ?? "1", column.False ?? "0"));

    public static bool IsInteger(string value) => FieldDecoder.TryDecodeInteger(Encoding.UTF8.GetBytes(value), out _);

    public static bool IsDecimal(string value) => FieldDecoder.TryDecodeDecimal(Encoding.UTF8.GetBytes(value), out _);

    public static bool IsDate(string value, DateParser forms) => FieldDecoder.TryDecodeDate(Encoding.UTF8.GetBytes(value), forms, out _);

    public static bool IsTime(string value, DateParser forms) => FieldDecoder.TryDecodeDateTime(Encoding.UTF8.GetBytes(value), forms, out _);

    public static bool IsGuid(string value) => FieldDecoder.TryDecodeGuid(Encoding.UTF8.GetBytes(value), out _);

    /// <summary>Whether the value has leading zeros or a plus sign, which are significant in an identifier.</summary>
    public static bool IsNumberLikeText(string value) =>
        value.Length > 1 && (value[0] == '+' || (value.TrimStart('-') is ['0', >= '0' and <= '9', ..]));

    public static bool IsLiteral(string value, string? literal) => string.Equals(value, literal, StringComparison.OrdinalIgnoreCase);
}
