using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects decimals, as whole numbers of 128 bits. A value that does not fit the column's digits is reported, never rounded.</summary>
internal sealed class DecimalColumnBuilder(bool isNullable, bool isReused, int precision, int scale)
    : FixedColumnBuilder<Int128>(new Decimal128Type(precision, scale), isNullable, isReused)
{
    private readonly DecimalScaler scaler = new(precision, scale);

    protected override void Read(ref FieldColumn column, Span<Int128> values)
    {
        foreach (ref var value in values)
        {
            if (!scaler.TryScale(column.Decimal(), out value))
            {
                Report(ref column);
            }
        }
    }

    protected override void ReadNullable(ref FieldColumn column, Span<Int128> values, Span<byte> validity, int start)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = column.DecimalOrNull();
            if (!scaler.TryScale(value.GetValueOrDefault(), out values[i]))
            {
                Report(ref column);
            }

            BitUtility.SetBit(validity, start + i, value.HasValue);
        }
    }

    protected override IArrowArray CreateArray(ArrowBuffer validity, ArrowBuffer values, int count, int nullCount) =>
        new Decimal128Array(new ArrayData(Type, count, nullCount, 0, [validity, values]));

    private void Report(ref FieldColumn column) => column.ReportMismatch(
        $"a number of the type decimal({precision}, {scale})",
        $"The number is not rounded. {nameof(ParquetOptions.DecimalPrecision)} and {nameof(ParquetOptions.DecimalScale)} set the type of decimal columns.");
}
