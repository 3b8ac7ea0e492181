using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <summary>
/// What tells texts apart: up to a length alone, beyond it nearly always. Made without a branch on the length, which in
/// most columns is different in every row, so that each would be mispredicted.
/// </summary>
internal readonly struct TextKey
{
    /// <summary>Two texts of no more bytes than this, with the same key, are the same.</summary>
    public const int WholeLength = 32;

    private readonly Vector128<byte> start;
    private readonly Vector128<byte> end;
    private readonly int length;

    private TextKey(Vector128<byte> start, Vector128<byte> end, int length)
    {
        this.start = start;
        this.end = end;
        this.length = length;
    }

    /// <param name="text">No more than 255 bytes. <see cref="FieldSlack"/> must be there behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextKey Of(ReadOnlySpan<byte> text)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var isText = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)text.Length));
        return new TextKey(
            Vector128.LoadUnsafe(ref first) & isText,
            Vector128.LoadUnsafe(ref first, (nuint)Math.Max(text.Length - 16, 0)) & isText,
            text.Length);
    }

    /// <summary>Where to look for a text that is kept, and for one of more than <see cref="WholeLength"/> bytes not always the best place.</summary>
    public uint Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var both = (start ^ Vector128.Shuffle(end, Vector128.Create((byte)3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2))).AsUInt64();
            var high = Math.BigMul(both[0] ^ 0x9E3779B97F4A7C15 ^ (uint)length, both[1] ^ 0xC2B2AE3D27D4EB4F, out var low);
            return (uint)(high ^ low ^ (low >> 32));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(in TextKey other) =>
        ((start ^ other.start) | (end ^ other.end)) == Vector128<byte>.Zero && length == other.length;
}
