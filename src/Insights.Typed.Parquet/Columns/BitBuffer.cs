using Apache.Arrow;

namespace Insights.Typed.Parquet.Columns;

/// <summary>A bit for each value of a column: whether it is not null, or whether it is true.</summary>
/// <param name="isReused">true if the memory is used again.</param>
internal sealed class BitBuffer(bool isReused)
{
    private readonly ColumnBuffer<byte> bits = new(isReused);

    /// <summary>Returns the bits, with space for the requested number of them.</summary>
    public Span<byte> GetSpan(int count) => bits.GetSpan(BitUtility.ByteCount(count));

    /// <summary>Returns the bits of the first values.</summary>
    public ArrowBuffer Take(int count) => bits.Take(BitUtility.ByteCount(count));

    /// <summary>Returns the bits of the first values as a validity bitmap, or an empty buffer if none is null.</summary>
    public ArrowBuffer TakeValidity(int count, out int nullCount)
    {
        nullCount = count - BitUtility.CountBits(GetSpan(count), 0, count);
        return nullCount == 0 ? ArrowBuffer.Empty : Take(count);
    }
}
