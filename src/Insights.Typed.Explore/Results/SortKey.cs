using System.Globalization;
using System.Text;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Results;

/// <summary>
/// The value of a text by the type of its column, by which SQLite orders and adds up: a number, or the ISO form of a day or of a time in UTC.
/// </summary>
internal sealed class SortKey(ResultColumn column)
{
    private readonly ColumnType type = column.Schema?.Type ?? ColumnType.Text;
    private readonly DateParser dates = new(column.Schema?.DateFormat);
    private readonly BooleanDecoder literals = CreateDecoder(column.Schema?.BooleanFormat ?? BooleanFormat.Default);

    /// <summary>Whether the text itself is the key, in any letter case.</summary>
    public bool IsText => column.ValueKind switch
    {
        ValueKind.Text or ValueKind.Guid or ValueKind.Flag => true,
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.DateTime => false,
    };

    /// <summary>Gets the key by which a text is ordered: its value, or the text itself if it does not fit the type; null for a missing value.</summary>
    /// <param name="text">The bytes of the text. As a string, the provider would pass a text up to its first NUL.</param>
    public object? Get(byte[]? text) => text is null ? null : GetValue(text) ?? Encoding.UTF8.GetString(text);

    /// <summary>Gets the value of a text: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>; null if the text is missing or does not fit the type.</summary>
    /// <param name="text">The bytes of the text.</param>
    public object? GetValue(byte[]? text) => text is null
        ? null
        : FieldDecoder.Decode(text, type, dates, literals) switch
        {
            null => null,
            long number => number,
            decimal number => (double)number,
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            var other => throw new InvalidOperationException($"The text of a value of the type {other.GetType().Name} is the key."),
        };

    private static BooleanDecoder CreateDecoder(BooleanFormat format) => new(format.True, format.False);
}
