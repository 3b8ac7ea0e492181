using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects Boolean values, as bits.</summary>
internal sealed class BooleanColumnBuilder(bool isNullable, bool isReused) : ArrowColumn(BooleanType.Default)
{
    private readonly BitBuffer values = new(isReused);
    private readonly BitBuffer validity = new(isReused);

    public override void Read(FieldColumn column, int start)
    {
        var end = start + column.Count;
        var bits = values.GetSpan(end);
        var valid = validity.GetSpan(end);
        for (var i = start; i < end; i++)
        {
            // FieldColumn reports a missing value of a column that is not nullable.
            var value = column.FlagOrNull();
            BitUtility.SetBit(bits, i, value.GetValueOrDefault());
            BitUtility.SetBit(valid, i, value.HasValue);
        }
    }

    public override IArrowArray Build(int count)
    {
        var nullCount = 0;
        var bits = isNullable ? validity.TakeValidity(count, out nullCount) : ArrowBuffer.Empty;
        return new BooleanArray(values.Take(count), bits, count, nullCount, 0);
    }
}
