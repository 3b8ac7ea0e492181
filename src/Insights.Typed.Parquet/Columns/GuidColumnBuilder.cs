using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects GUIDs, as the 16 bytes of RFC 9562.</summary>
internal sealed class GuidColumnBuilder(bool isNullable, bool isReused) : FixedColumnBuilder<UInt128>(GuidType.Default, isNullable, isReused)
{
    private const int Size = 16;

    private static readonly FixedSizeBinaryType Storage = new(Size);

    protected override void Read(ref FieldColumn column, Span<UInt128> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Write(column.Guid(), values, i);
        }
    }

    protected override void ReadNullable(ref FieldColumn column, Span<UInt128> values, Span<byte> validity, int start)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = column.GuidOrNull();
            Write(value.GetValueOrDefault(), values, i);
            BitUtility.SetBit(validity, start + i, value.HasValue);
        }
    }

    protected override IArrowArray CreateArray(ArrowBuffer validity, ArrowBuffer values, int count, int nullCount) =>
        new GuidArray(new FixedSizeBinaryArray(new ArrayData(Storage, count, nullCount, 0, [validity, values])));

    private static void Write(Guid value, Span<UInt128> values, int index) =>
        value.TryWriteBytes(MemoryMarshal.AsBytes(values.Slice(index, 1)), bigEndian: true, out _);
}
