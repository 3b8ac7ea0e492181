using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// The value of a condition in the stored form of its column. The column may be coarser than the value: no whole number
/// equals 10.5. Then this is the nearest stored value below, and not exact.
/// </summary>
/// <param name="Floor">The value, or the nearest below it.</param>
/// <param name="IsExact">Whether it is the very value.</param>
internal readonly record struct Comparand(object Floor, bool IsExact)
{
    /// <summary>Null where the value means nothing to a column of this type.</summary>
    public static Comparand? Of(ColumnSchema column, string text) => column.Type switch
    {
        ColumnType.Integer => OfNumber(text, 1),
        ColumnType.Decimal => OfNumber(text, StoredForm.Hundred),
        ColumnType.Date or ColumnType.DateTime => OfTime(column, text),
        ColumnType.Guid => Guid.TryParse(text, out var id) ? new(StoredForm.Of(id), true) : null,
        ColumnType.Flag => OfFlag(column.Flag ?? new FlagForm("1", "0"), text),
        ColumnType.Text => new(text, true),
    };

    public static Comparand Of(ColumnSchema column, DateTime time) => column.Type == ColumnType.DateTime
        ? new(ServiceTime.Write(time), time.Ticks % TimeSpan.TicksPerSecond == 0)
        : new(StoredForm.Of(DateOnly.FromDateTime(time)), time.TimeOfDay == TimeSpan.Zero);

    private static Comparand? OfNumber(string text, int scale)
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

    private static Comparand? OfTime(ColumnSchema column, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Of(column, date.ToDateTime(TimeOnly.MinValue));
        }

        return ServiceTime.TryRead(text, out var time) ? Of(column, time) : null;
    }

    private static Comparand? OfFlag(FlagForm form, string text)
    {
        foreach (var spelling in new[] { form.True, form.False })
        {
            if (string.Equals(text, spelling, StringComparison.OrdinalIgnoreCase))
            {
                return new(spelling, true);
            }
        }

        return null;
    }
}
