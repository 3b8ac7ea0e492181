using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <summary>
/// The start of a string and its length: for short strings, the complete content. Created without a branch on the length,
/// which differs in every row of most columns, so that each branch would be mispredicted.
/// </summary>
internal readonly struct FieldKey
{
    /// <summary>The maximum length of strings that are equal if their keys are.</summary>
    public const int MaxExactLength = 31;

    /// <summary>The start of the string, followed by zeros if it is shorter, with the complete length in the last byte.</summary>
    public readonly Vector256<byte> Value;

    private FieldKey(Vector256<byte> value) => Value = value;

    /// <param name="text">At most 126 bytes, followed by <see cref="FieldSlack"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldKey Create(ReadOnlySpan<byte> text)
    {
        var length = Vector256.Create((byte)text.Length);
        var indexes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, sbyte.MaxValue);
        var isText = Vector256.GreaterThan(length.AsSByte(), indexes).AsByte();
        var lengthAlone = length & Vector256<byte>.Zero.WithElement(MaxExactLength, byte.MaxValue);
        return new FieldKey((Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text)) & isText) | lengthAlone);
    }

    /// <summary>Gets the hash, for finding the string of this key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hash(ReadOnlySpan<byte> text) =>
        text.Length <= MaxExactLength ? Hash() : BitOperations.Crc32C(Hash(), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]));

    /// <summary>Gets the hash of a string that is not longer than the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hash() => Aes.IsSupported ? AesHash() : PortableHash();

    /// <summary>Uses three rounds, because after two rounds some bytes of the upper half would not affect the lowest byte of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint AesHash()
    {
        var mixed = Aes.Encrypt(Value.GetLower(), Value.GetUpper());
        mixed = Aes.Encrypt(Aes.Encrypt(mixed, Vector128<byte>.Zero), Vector128<byte>.Zero);
        return mixed.AsUInt32().ToScalar();
    }

    public uint PortableHash()
    {
        var folded = Value.GetLower() ^ Vector128.Shuffle(Value.GetUpper(), Vector128.Create((byte)3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2));
        return BitOperations.Crc32C(BitOperations.Crc32C(0, folded.AsUInt64()[0]), folded.AsUInt64()[1]);
    }
}
