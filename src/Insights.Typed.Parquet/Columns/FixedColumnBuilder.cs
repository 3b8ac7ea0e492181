using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects values of a fixed size.</summary>
internal abstract class FixedColumnBuilder<T>(IArrowType type, bool isNullable, bool isReused) : ArrowColumn(type)
    where T : unmanaged
{
    private readonly ColumnBuffer<T> values = new(isReused);
    private readonly BitBuffer validity = new(isReused);

    public sealed override void Read(FieldColumn column, int start)
    {
        var end = start + column.Count;
        var span = values.GetSpan(end)[start..end];
        if (!isNullable)
        {
            Read(ref column, span);
            return;
        }

        ReadNullable(ref column, span, validity.GetSpan(end), start);
    }

    public sealed override IArrowArray Build(int count)
    {
        var nullCount = 0;
        var bits = isNullable ? validity.TakeValidity(count, out nullCount) : ArrowBuffer.Empty;
        return CreateArray(bits, values.Take(count), count, nullCount);
    }

    /// <summary>Reads values that cannot be missing.</summary>
    protected abstract void Read(ref FieldColumn column, Span<T> values);

    /// <summary>Reads values that can be missing.</summary>
    protected abstract void ReadNullable(ref FieldColumn column, Span<T> values, Span<byte> validity, int start);

    protected abstract IArrowArray CreateArray(ArrowBuffer validity, ArrowBuffer values, int count, int nullCount);
}
