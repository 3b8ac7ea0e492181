using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects times in UTC, as the number of units since 1970.</summary>
internal sealed class TimestampColumnBuilder(bool isNullable, bool isReused, TimeUnit unit)
    : FixedColumnBuilder<long>(new TimestampType(unit, "UTC"), isNullable, isReused)
{
    private readonly TimestampType type = new(unit, "UTC");

    protected override void Read(ref FieldColumn column, Span<long> values)
    {
        foreach (ref var value in values)
        {
            value = Convert(ref column, column.DateTime());
        }
    }

    protected override void ReadNullable(ref FieldColumn column, Span<long> values, Span<byte> validity, int start)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = column.DateTimeOrNull();
            values[i] = value is { } time ? Convert(ref column, time) : 0;
            BitUtility.SetBit(validity, start + i, value.HasValue);
        }
    }

    protected override IArrowArray CreateArray(ArrowBuffer validity, ArrowBuffer values, int count, int nullCount) => new TimestampArray(type, values, validity, count, nullCount, 0);

    private long Convert(ref FieldColumn column, DateTime time)
    {
        var ticks = time.Ticks - DateTime.UnixEpoch.Ticks;
        if (unit == TimeUnit.Nanosecond)
        {
            if (ticks is >= long.MinValue / TimeSpan.NanosecondsPerTick and <= long.MaxValue / TimeSpan.NanosecondsPerTick)
            {
                return ticks * TimeSpan.NanosecondsPerTick;
            }

            column.ReportMismatch("a time from 1677 to 2262", "Another TimestampUnit has a longer range.");
            return 0;
        }

        var (units, rest) = Math.DivRem(ticks, unit == TimeUnit.Microsecond ? TimeSpan.TicksPerMicrosecond : TimeSpan.TicksPerMillisecond);
        if (rest != 0)
        {
            column.ReportMismatch($"a time with at most {(unit == TimeUnit.Microsecond ? 6 : 3)} digits of seconds", "The time is not rounded. Another TimestampUnit has more digits.");
        }

        return units;
    }
}
