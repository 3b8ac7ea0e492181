using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <summary>
/// The start of a text and its length: up to some bytes, all that there is to it. Made without a branch on the length,
/// which in most columns is different in every row, so that each would be mispredicted.
/// </summary>
internal readonly struct TextKey
{
    /// <summary>Two texts of no more bytes than this, with the same key, are the same.</summary>
    public const int WholeLength = 32;

    public readonly Vector256<byte> Start;
    public readonly int Length;

    private TextKey(Vector256<byte> start, int length)
    {
        Start = start;
        Length = length;
    }

    /// <param name="text">No more than 127 bytes. <see cref="FieldSlack"/> must be there behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextKey Of(ReadOnlySpan<byte> text)
    {
        var isText = Vector256.GreaterThan(Vector256.Create((sbyte)text.Length), Vector256<sbyte>.Indices).AsByte();
        return new TextKey(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text)) & isText, text.Length);
    }

    /// <summary>Where to look for the text that this is the key of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hash(ReadOnlySpan<byte> text)
    {
        var both = (Start.GetLower() ^ Vector128.Shuffle(Start.GetUpper(), Vector128.Create((byte)3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2))).AsUInt64();
        var hash = BitOperations.Crc32C(BitOperations.Crc32C((uint)Length, both[0]), both[1]);
        return text.Length <= WholeLength ? hash : BitOperations.Crc32C(hash, BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]));
    }
}
