using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <summary>Processes a block of 64 bytes, with one implementation for each <see cref="ScanWidth"/>.</summary>
internal interface IByteScan
{
    /// <summary>Returns the positions of the relevant bytes in a block.</summary>
    static abstract ByteBlock Find(ReadOnlySpan<byte> block, byte separator);

    /// <summary>Writes the position of each bit, and some more positions that do not count.</summary>
    /// <param name="position">The reference to write the first position to.</param>
    /// <param name="start">The start of the block.</param>
    /// <param name="bits">The bits, one for each byte of the block.</param>
    static abstract void WritePositions(ref int position, int start, ulong bits);
}

/// <summary>The positions of the three relevant bytes in a block: one bit for each byte.</summary>
internal readonly struct ByteBlock(ulong separators, ulong lineFeeds, ulong quotes)
{
    /// <summary>The number of bytes in a block.</summary>
    public const int Size = 64;

    public const byte LineFeed = (byte)'\n';
    public const byte Quote = (byte)'"';

    public readonly ulong Separators = separators;
    public readonly ulong LineFeeds = lineFeeds;
    public readonly ulong Quotes = quotes;
}

internal readonly struct Scan512 : IByteScan
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteBlock Find(ReadOnlySpan<byte> block, byte separator)
    {
        var bytes = Vector512.Create(block);
        return new ByteBlock(
            Vector512.Equals(bytes, Vector512.Create(separator)).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create(ByteBlock.LineFeed)).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create(ByteBlock.Quote)).ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePositions(ref int position, int start, ulong bits)
    {
        // Each byte of the mask next to the eight bytes of its bits, and from those the bit of each byte.
        var eightfold = Vector512.Create(
            0x0000000000000000ul, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303,
            0x0404040404040404, 0x0505050505050505, 0x0606060606060606, 0x0707070707070707).AsByte();
        var bitOfLane = Vector512.Create(0x8040201008040201ul).AsByte();
        var isSet = Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), eightfold) & bitOfLane, bitOfLane);
        var offsets = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isSet, Vector512<byte>.Indices);
        var first = Vector512.Create(start);
        (Avx512F.ConvertToVector512Int32(offsets.GetLower().GetLower()) + first).StoreUnsafe(ref position);
        for (var remaining = BitOperations.PopCount(bits); remaining > 16; remaining -= 16)
        {
            offsets = Vector512.Create(
                Vector256.Create(offsets.GetLower().GetUpper(), offsets.GetUpper().GetLower()),
                Vector256.Create(offsets.GetUpper().GetUpper(), Vector128<byte>.Zero));
            position = ref Unsafe.Add(ref position, 16);
            (Avx512F.ConvertToVector512Int32(offsets.GetLower().GetLower()) + first).StoreUnsafe(ref position);
        }
    }
}

internal readonly struct Scan256 : IByteScan
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteBlock Find(ReadOnlySpan<byte> block, byte separator)
    {
        var low = Vector256.Create(block);
        var high = Vector256.Create(block[32..]);
        return new ByteBlock(
            Bits(low, high, Vector256.Create(separator)),
            Bits(low, high, Vector256.Create(ByteBlock.LineFeed)),
            Bits(low, high, Vector256.Create(ByteBlock.Quote)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePositions(ref int position, int start, ulong bits) => PositionWriter.Write(ref position, start, bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high, Vector256<byte> value) =>
        Vector256.Equals(low, value).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, value).ExtractMostSignificantBits() << 32);
}

internal readonly struct Scan128 : IByteScan
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteBlock Find(ReadOnlySpan<byte> block, byte separator) => new(
        Bits(block, Vector128.Create(separator)),
        Bits(block, Vector128.Create(ByteBlock.LineFeed)),
        Bits(block, Vector128.Create(ByteBlock.Quote)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePositions(ref int position, int start, ulong bits) => PositionWriter.Write(ref position, start, bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ReadOnlySpan<byte> block, Vector128<byte> value) =>
        Vector128.Equals(Vector128.Create(block), value).ExtractMostSignificantBits()
        | ((ulong)Vector128.Equals(Vector128.Create(block[16..]), value).ExtractMostSignificantBits() << 16)
        | ((ulong)Vector128.Equals(Vector128.Create(block[32..]), value).ExtractMostSignificantBits() << 32)
        | ((ulong)Vector128.Equals(Vector128.Create(block[48..]), value).ExtractMostSignificantBits() << 48);
}

internal readonly struct ScanBytes : IByteScan
{
    public static ByteBlock Find(ReadOnlySpan<byte> block, byte separator)
    {
        ulong separators = 0, lineFeeds = 0, quotes = 0;
        for (var i = 0; i < ByteBlock.Size; i++)
        {
            separators |= block[i] == separator ? 1ul << i : 0;
            lineFeeds |= block[i] == ByteBlock.LineFeed ? 1ul << i : 0;
            quotes |= block[i] == ByteBlock.Quote ? 1ul << i : 0;
        }

        return new ByteBlock(separators, lineFeeds, quotes);
    }

    public static void WritePositions(ref int position, int start, ulong bits) => PositionWriter.Write(ref position, start, bits);
}

/// <summary>Writes positions one by one, in groups: a loop with their exact number is mispredicted in most blocks.</summary>
internal static class PositionWriter
{
    public const int GroupSize = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref int position, int start, ulong bits)
    {
        do
        {
            position = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 1) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 2) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 3) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 4) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 5) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 6) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            Unsafe.Add(ref position, 7) = start + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;

            position = ref Unsafe.Add(ref position, GroupSize);
        }
        while (bits != 0);
    }
}
