using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Rows;

/// <summary>
/// One value of a row, in the form that comparing and writing need: numbers are <see cref="decimal"/>, days and times are
/// <see cref="DateTime"/>, and all else is the text that a report shows. Null is a missing value.
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
            ? throw new ArgumentException($"{dataset}.{column.Name} of row {number} holds half a surrogate pair (index {index}), which no file in UTF-8 can carry.")
            : text,
        _ => throw new NotSupportedException($"A value of type {value.GetType()} is not known here."),
    };

    /// <summary>The value as a report shows it.</summary>
    public static string ToText(ColumnType type, object cell) => cell switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString(type == ColumnType.DateTime ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => (string)cell,
    };

    /// <summary>The value as a test query shows it: numbers are numbers, everything else is text.</summary>
    public static JsonValue? ToJson(ColumnType type, object? cell) => cell switch
    {
        null => null,
        decimal number => JsonValue.Create(number),
        _ => JsonValue.Create(ToText(type, cell)),
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
