using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <content>
/// Many blocks at once, in short loops over all of them: the positions of relevant bytes, which of them are in quotes, whether the quotes
/// are at allowed positions, and the field positions. A single loop took nearly twice as long.
/// </content>
internal sealed partial class RecordIndex
{
    /// <summary>The maximum number of blocks that are scanned at once.</summary>
    private const int MaxBlocks = 64;

    private const int Lanes = 8;

    // A bit for each byte of the blocks. The first element is for the block before them.
    private readonly ulong[] quoteBits = new ulong[1 + MaxBlocks];
    private readonly ulong[] insideBits = new ulong[1 + MaxBlocks];
    private readonly ulong[] fieldEndBits = new ulong[1 + MaxBlocks];
    private readonly ulong[] lineFeedBits = new ulong[MaxBlocks];

    /// <summary>Less than the maximum, if the scan after a stray quote was wasted the last time.</summary>
    private int blocksToTry = MaxBlocks;

    /// <summary>
    /// Scans some blocks, up to the end or to the first block with a misplaced quote. Each quote is treated
    /// as a change between outside and inside, which is correct if quotes are only at allowed positions.
    /// </summary>
    /// <returns>false, without any change, if the first block has a misplaced quote.</returns>
    private bool TryScanBlocks<TScan>(ReadOnlySpan<byte> buffer, int end)
        where TScan : IByteScan
    {
        if (state == QuoteState.AfterReturn)
        {
            return false;
        }

        var blocks = Math.Min((end - Position + ByteBlock.Size - 1) / ByteBlock.Size, blocksToTry);
        quoteBits[0] = state == QuoteState.AfterQuote ? 1ul << 63 : 0;
        insideBits[0] = state == QuoteState.Inside ? 1ul << 63 : 0;
        fieldEndBits[0] = positions[count - 1] == Position - 1 ? 1ul << 63 : 0;
        Find<TScan>(buffer.Slice(Position, blocks * ByteBlock.Size));
        var hasInnerLineFeeds = MarkInsides(blocks);
        var regular = HasMisplacedQuotes(blocks) ? CountRegularBlocks(buffer[Position..end], blocks) : blocks;
        blocksToTry = regular == blocks ? Math.Min(blocksToTry * 2, MaxBlocks) : Lanes;
        if (regular == 0)
        {
            return false;
        }

        var bytes = buffer[Position..Math.Min(end, Position + (regular * ByteBlock.Size))];
        state = GetStateAfter(bytes);
        var added = WritePositions<TScan>(regular, out var outerLineFeeds);
        Update(Position + bytes.Length, added, outerLineFeeds, hasInnerLineFeeds ? CountInnerLineFeeds(regular) : 0);
        return true;
    }

    /// <summary>Finds the ends of fields, as if there were no quotes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Find<TScan>(ReadOnlySpan<byte> blocks)
        where TScan : IByteScan
    {
        ref var quote = ref quoteBits[1];
        ref var fieldEnd = ref fieldEndBits[1];
        ref var lineFeed = ref lineFeedBits[0];
        ref var start = ref MemoryMarshal.GetReference(blocks);
        var count = blocks.Length / ByteBlock.Size;
        var byteSeparator = separator;
        for (nint i = 0; i < count; i++)
        {
            var block = TScan.Find(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, i * ByteBlock.Size), ByteBlock.Size), byteSeparator);
            Unsafe.Add(ref quote, i) = block.Quotes;
            Unsafe.Add(ref fieldEnd, i) = block.Separators | block.LineFeeds;
            Unsafe.Add(ref lineFeed, i) = block.LineFeeds;
        }

        // The next loops process several blocks at a time.
        for (nint i = count; i % Lanes != 0; i++)
        {
            Unsafe.Add(ref quote, i) = 0;
            Unsafe.Add(ref fieldEnd, i) = 0;
            Unsafe.Add(ref lineFeed, i) = 0;
        }
    }

    /// <summary>Finds the bytes in quotes, where fields do not end.</summary>
    /// <returns>true if line feeds are in quotes; otherwise, false.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MarkInsides(int blocks)
    {
        ref var firstQuote = ref quoteBits[1];
        ref var firstInside = ref insideBits[1];
        ref var firstEnd = ref fieldEndBits[1];
        ref var firstLineFeed = ref lineFeedBits[0];
        var lane = Vector512.Create(1ul, 2, 4, 8, 16, 32, 64, 128);
        var innerLineFeedBits = Vector512<ulong>.Zero;
        var wasInside = insideBits[0] >> 63;
        for (nuint i = 0; i < (nuint)blocks; i += Lanes)
        {
            // For each bit, whether the number of set bits up to it is odd: in its block, then in the blocks before.
            var turns = Vector512.LoadUnsafe(ref firstQuote, i);
            turns ^= turns << 1;
            turns ^= turns << 2;
            turns ^= turns << 4;
            turns ^= turns << 8;
            turns ^= turns << 16;
            turns ^= turns << 32;
            var odd = turns.ExtractMostSignificantBits();
            odd ^= odd << 1;
            odd ^= odd << 2;
            odd ^= odd << 4;
            var startsInside = Vector512.Create((odd << 1) ^ (0 - wasInside)) & lane;
            wasInside ^= (odd >> (Lanes - 1)) & 1;
            var inside = turns ^ Vector512.Equals(startsInside, lane);
            inside.StoreUnsafe(ref firstInside, i);
            Vector512.AndNot(Vector512.LoadUnsafe(ref firstEnd, i), inside).StoreUnsafe(ref firstEnd, i);
            innerLineFeedBits |= Vector512.LoadUnsafe(ref firstLineFeed, i) & inside;
        }

        return innerLineFeedBits != Vector512<ulong>.Zero;
    }

    private int CountInnerLineFeeds(int blocks)
    {
        var found = 0;
        for (var i = 0; i < blocks; i++)
        {
            found += BitOperations.PopCount(lineFeedBits[i] & insideBits[i + 1]);
        }

        return found;
    }

    /// <summary>Writes the positions of the fields' ends, and counts the line feeds among them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WritePositions<TScan>(int blocks, out int foundLineFeeds)
        where TScan : IByteScan
    {
        ref var firstEnd = ref fieldEndBits[1];
        ref var firstLineFeed = ref lineFeedBits[0];
        ref var current = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(positions), count);
        var added = count;
        var found = 0;
        var position = Position;
        for (nint i = 0; i < blocks; i++)
        {
            var end = Unsafe.Add(ref firstEnd, i);
            TScan.WritePositions(ref current, position, end);
            var written = BitOperations.PopCount(end);
            current = ref Unsafe.Add(ref current, written);
            added += written;
            found += BitOperations.PopCount(Unsafe.Add(ref firstLineFeed, i) & end);
            position += ByteBlock.Size;
        }

        foundLineFeeds = found;
        return added;
    }
}
