using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Rows;

/// <summary>
/// One value of a row, in the form for comparisons and writing: numbers are <see cref="decimal"/>, dates and times are
/// <see cref="DateTime"/>, and all other values are the string that a report contains. Null is a missing value.
/// </summary>
internal static class Cell
{
    public static object? Create(string dataset, ColumnSchema column, object? value, int number) => value switch
    {
        null => null,
        long integer => (decimal)integer,
        decimal => value,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTime { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        DateTime => value,
        Guid id => id.ToString("D").ToUpperInvariant(),
        bool flag => flag ? column.BooleanFormat!.True : column.BooleanFormat!.False,
        string text => IndexOfLoneSurrogate(text) is >= 0 and var index
            ? throw new ArgumentException($"{dataset}.{column.Name} of row {number} contains an unpaired surrogate (index {index}), which a file in UTF-8 cannot represent.")
            : text,
        _ => throw new NotSupportedException($"Values of type {value.GetType()} are not supported."),
    };

    /// <summary>Returns the value as a report contains it.</summary>
    public static string ToText(ValueKind kind, object cell) => cell switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString(kind == ValueKind.DateTime ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };

    /// <summary>Returns the value as a test query returns it: numbers are numbers, all other values are strings.</summary>
    public static JsonValue? ToJson(ValueKind kind, object? cell) => cell switch
    {
        null => null,
        decimal number => JsonValue.Create(number),
        _ => JsonValue.Create(ToText(kind, cell)),
    };

    private static int IndexOfLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }
}
