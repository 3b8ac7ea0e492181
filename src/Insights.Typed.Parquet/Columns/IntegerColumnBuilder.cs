using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

internal sealed class IntegerColumnBuilder(bool isNullable, bool isReused) : FixedColumnBuilder<long>(Int64Type.Default, isNullable, isReused)
{
    protected override void Read(ref FieldColumn column, Span<long> values)
    {
        foreach (ref var value in values)
        {
            value = column.Integer();
        }
    }

    protected override void ReadNullable(ref FieldColumn column, Span<long> values, Span<byte> validity, int start)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = column.IntegerOrNull();
            values[i] = value.GetValueOrDefault();
            BitUtility.SetBit(validity, start + i, value.HasValue);
        }
    }

    protected override IArrowArray CreateArray(ArrowBuffer validity, ArrowBuffer values, int count, int nullCount) => new Int64Array(values, validity, count, nullCount, 0);
}
