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
    public static Comparand? Create(ColumnSchema column, string text) => ConditionValue.Parse(column, text) switch
    {
        null => null,
        decimal number => FromNumber(number, column.Kind == ValueKind.Decimal ? StorageFormat.DecimalScale : 1),
        DateTime time => Create(column, time),
        Guid id => new(StorageFormat.ToText(id), true),
        string value => new(value, true),
        var other => throw new InvalidOperationException($"A value of a condition cannot be a {other.GetType()}."),
    };

    public static Comparand Create(ColumnSchema column, DateTime time) => column.Kind == ValueKind.DateTime
        ? new(ServiceTime.ToText(time), time.Ticks % TimeSpan.TicksPerSecond == 0)
        : new(StorageFormat.ToText(DateOnly.FromDateTime(time)), time.TimeOfDay == TimeSpan.Zero);

    private static Comparand FromNumber(decimal number, int scale)
    {
        if (Math.Abs(number) > long.MaxValue / scale)
        {
            return new(number > 0 ? long.MaxValue : long.MinValue, false);
        }

        var floor = decimal.Floor(number * scale);
        return new((long)floor, floor == number * scale);
    }
}
