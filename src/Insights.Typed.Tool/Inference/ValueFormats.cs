using System.Text;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Inference;

/// <summary>Checks which types a value fits, by the decoders that read reports.</summary>
internal static class ValueFormats
{
    /// <summary>Whether a value fits a declared type.</summary>
    public static bool IsValid(string value, DeclaredColumn column) =>
        IsValid(value, column.EffectiveType, new DateParser(column.Format), CreateDecoder(column.BooleanFormat ?? BooleanFormat.Default));

    /// <summary>Whether a value fits a type.</summary>
    public static bool IsValid(string value, ColumnType type, DateParser dates, BooleanDecoder literals) =>
        FieldDecoder.Decode(Encoding.UTF8.GetBytes(value), type, dates, literals) is not null;

    public static BooleanDecoder CreateDecoder(BooleanFormat format) => new(format.True, format.False);

    public static bool IsInteger(string value) => FieldDecoder.TryDecodeInteger(Encoding.UTF8.GetBytes(value), out _);

    /// <summary>Whether the value has leading zeros or a plus sign, which are significant in an identifier.</summary>
    public static bool IsNumberLikeText(string value) =>
        value.Length > 1 && (value[0] == '+' || (value.TrimStart('-') is ['0', >= '0' and <= '9', ..]));

    public static bool IsLiteral(string value, string? literal) => string.Equals(value, literal, StringComparison.OrdinalIgnoreCase);
}
