using System.Globalization;
using System.Text;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Language;

namespace Insights.Typed.Explore.Results;

/// <summary>
/// The value by which SQLite orders and adds up a text, by the type of its column: a number, the ISO form of a day or time, or the text
/// itself if it does not fit the type.
/// </summary>
internal sealed class SortKey(ResultColumn column)
{
    private readonly DateParser dates = new(column.Schema?.DateFormat);

    /// <summary>Whether the text itself is the key, in any letter case.</summary>
    public bool IsText => column.ValueKind switch
    {
        ValueKind.Text or ValueKind.Guid or ValueKind.Flag => true,
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.DateTime => false,
    };

    /// <summary>Gets the key of a text: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>; null for a missing value.</summary>
    public object? Get(string? text)
    {
        if (text is null)
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[64];
        if (text.Length > buffer.Length || !Encoding.UTF8.TryGetBytes(text, buffer, out var length))
        {
            return text;
        }

        ReadOnlySpan<byte> field = buffer[..length];
        return column.ValueKind switch
        {
            ValueKind.Integer => FieldDecoder.TryDecodeInteger(field, out var number) ? number : text,
            ValueKind.Decimal => FieldDecoder.TryDecodeDecimal(field, out var number) ? (double)number : text,
            ValueKind.Date => FieldDecoder.TryDecodeDate(field, dates, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
            ValueKind.DateTime => FieldDecoder.TryDecodeDateTime(field, dates, out var time) ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : text,
            ValueKind.Text or ValueKind.Guid or ValueKind.Flag => text,
        };
    }
}
