using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <summary>
/// The start of a text and its length: up to some bytes, all that there is to it. Made without a branch on the length,
/// which in most columns is different in every row, so that each would be mispredicted.
/// </summary>
internal readonly struct FieldKey
{
    /// <summary>Two texts of no more bytes than this, with the same key, are the same.</summary>
    public const int MaxExactLength = 31;

    /// <summary>The text's start, zeros behind a shorter one, and in the last byte the length of it all.</summary>
    public readonly Vector256<byte> Value;

    private FieldKey(Vector256<byte> value) => Value = value;

    /// <param name="text">No more than 126 bytes. <see cref="FieldSlack"/> must be there behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldKey Create(ReadOnlySpan<byte> text)
    {
        var length = Vector256.Create((byte)text.Length);
        var indexes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, sbyte.MaxValue);
        var isText = Vector256.GreaterThan(length.AsSByte(), indexes).AsByte();
        var lengthAlone = length & Vector256<byte>.Zero.WithElement(MaxExactLength, byte.MaxValue);
        return new FieldKey((Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text)) & isText) | lengthAlone);
    }

    /// <summary>Where to look for the text that this is the key of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hash(ReadOnlySpan<byte> text) =>
        text.Length <= MaxExactLength ? Hash() : BitOperations.Crc32C(Hash(), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]));

    /// <summary>The same, for a text of no more bytes than the key has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hash() => Aes.IsSupported ? AesHash() : PortableHash();

    /// <summary>Three rounds, since after two not all bytes of the upper half would have a part in the lowest of the result.</summary>
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
