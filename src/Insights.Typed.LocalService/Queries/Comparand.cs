using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// The value of a condition in the stored format of its column. The column can be less precise than the value: no whole number
/// equals 10.5. In that case, this is the nearest stored value below it, and not exact.
/// </summary>
/// <param name="Floor">The value, or the nearest below it.</param>
/// <param name="IsExact">Whether <paramref name="Floor"/> equals the value.</param>
internal readonly record struct Comparand(object Floor, bool IsExact)
{
    /// <summary>Converts a value; null if it has no meaning for a column of this type.</summary>
    public static Comparand? Create(ColumnSchema column, string text) => column.Kind switch
    {
        ValueKind.Integer => FromNumber(text, 1),
        ValueKind.Decimal => FromNumber(text, StorageFormat.DecimalScale),
        ValueKind.Date or ValueKind.DateTime => FromTime(column, text),
        ValueKind.Guid => Guid.TryParse(text, out var id) ? new(StorageFormat.ToText(id), true) : null,
        ValueKind.Flag => FromBoolean(column.BooleanFormat ?? new BooleanFormat("1", "0"), text),
        ValueKind.Text => new(text, true),
    };

    public static Comparand Create(ColumnSchema column, DateTime time) => column.Kind == ValueKind.DateTime
        ? new(ServiceTime.ToText(time), time.Ticks % TimeSpan.TicksPerSecond == 0)
        : new(StorageFormat.ToText(DateOnly.FromDateTime(time)), time.TimeOfDay == TimeSpan.Zero);

    private static Comparand? FromNumber(string text, int scale)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (Math.Abs(number) > long.MaxValue / scale)
        {
            return new(number > 0 ? long.MaxValue : long.MinValue, false);
        }

        var floor = decimal.Floor(number * scale);
        return new((long)floor, floor == number * scale);
    }

    private static Comparand? FromTime(ColumnSchema column, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Create(column, date.ToDateTime(TimeOnly.MinValue));
        }

        return ServiceTime.TryParse(text, out var time) ? Create(column, time) : null;
    }

    private static Comparand? FromBoolean(BooleanFormat form, string text)
    {
        foreach (var literal in new[] { form.True, form.False })
        {
            if (string.Equals(text, literal, StringComparison.OrdinalIgnoreCase))
            {
                return new(literal, true);
            }
        }

        return null;
    }
}
