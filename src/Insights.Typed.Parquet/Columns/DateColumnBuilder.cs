using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

internal sealed class DateColumnBuilder(bool isNullable, bool isReused) : FixedColumnBuilder<int>(Date32Type.Default, isNullable, isReused)
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    protected override void Read(ref FieldColumn column, Span<int> values)
    {
        foreach (ref var value in values)
        {
            value = column.Date().DayNumber - Epoch;
        }
    }

    protected override void ReadNullable(ref FieldColumn column, Span<int> values, Span<byte> validity, int start)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = column.DateOrNull();
            values[i] = value.GetValueOrDefault().DayNumber - Epoch;
            BitUtility.SetBit(validity, start + i, value.HasValue);
        }
    }

    protected override IArrowArray CreateArray(ArrowBuffer validity, ArrowBuffer values, int count, int nullCount) => new Date32Array(values, validity, count, nullCount, 0);
}
