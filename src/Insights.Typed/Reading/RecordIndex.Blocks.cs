using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <content>Many blocks at once, where quotes stand only where they may.</content>
internal sealed partial class RecordIndex
{
    /// <summary>How many blocks are looked at before their places are written: several short loops cost less than a long one.</summary>
    private const int BlocksAtOnce = 64;

    // One bit for each byte of the blocks; the first of each is of the block before.
    private readonly ulong[] quotes = new ulong[1 + BlocksAtOnce];
    private readonly ulong[] insides = new ulong[1 + BlocksAtOnce];
    private readonly ulong[] ends = new ulong[1 + BlocksAtOnce];

    /// <summary>
    /// Goes on for some whole blocks. Each quote is taken for the turn between outside and inside, which it is where quotes
    /// stand only where they may; whether they do is asked once for all blocks.
    /// </summary>
    /// <returns>False, and nothing is changed, where they do not, and where too few blocks or too little room is here.</returns>
    private bool TryScanBlocks<TScan>(ReadOnlySpan<byte> buffer, int end)
        where TScan : IByteScan
    {
        var blocks = Math.Min((end - Position) / ByteBlock.Size, BlocksAtOnce) & -Vector512<ulong>.Count;
        if (blocks == 0 || state == QuoteState.BehindReturn || places.Length - count < Room)
        {
            return false;
        }

        var foundLineFeeds = 0;
        var innerLineFeeds = 0;
        var wasInside = state == QuoteState.Inside ? ulong.MaxValue : 0;
        quotes[0] = state == QuoteState.Behind ? 1ul << 63 : 0;
        insides[0] = wasInside;
        ends[0] = places[count - 1] == Position - 1 ? 1ul << 63 : 0;
        ref var quote = ref quotes[1];
        ref var inside = ref insides[1];
        ref var fieldEnd = ref ends[1];
        ref var start = ref MemoryMarshal.GetReference(buffer.Slice(Position, blocks * ByteBlock.Size));
        var byteSeparator = separator;
        for (nint i = 0; i < blocks; i++)
        {
            var block = TScan.Find(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, i * ByteBlock.Size), ByteBlock.Size), byteSeparator);
            var isInside = TurnsAt(block.Quotes) ^ wasInside;
            wasInside = (ulong)((long)isInside >> 63);
            foundLineFeeds += BitOperations.PopCount(block.LineFeeds & ~isInside);
            innerLineFeeds += BitOperations.PopCount(block.LineFeeds & isInside);
            Unsafe.Add(ref quote, i) = block.Quotes;
            Unsafe.Add(ref inside, i) = isInside;
            Unsafe.Add(ref fieldEnd, i) = (block.Separators | block.LineFeeds) & ~isInside;
        }

        if (AnyMisplaced(blocks))
        {
            return false;
        }

        state = wasInside != 0 ? QuoteState.Inside : quotes[blocks] >> 63 != 0 ? QuoteState.Behind : QuoteState.None;
        Set(Position + (blocks * ByteBlock.Size), WritePlaces<TScan>(ends.AsSpan(1, blocks), Position), foundLineFeeds, innerLineFeeds);
        return true;
    }

    /// <summary>Whether a quote opens elsewhere than at a field's start, or closes elsewhere than at its end.</summary>
    private bool AnyMisplaced(int blocks)
    {
        ref var firstQuote = ref MemoryMarshal.GetArrayDataReference(quotes);
        ref var firstInside = ref MemoryMarshal.GetArrayDataReference(insides);
        ref var firstEnd = ref MemoryMarshal.GetArrayDataReference(ends);
        var misplaced = Vector512<ulong>.Zero;
        for (nuint i = 0; i < (nuint)blocks; i += (nuint)Vector512<ulong>.Count)
        {
            var quote = Vector512.LoadUnsafe(ref firstQuote, i + 1);
            var inside = Vector512.LoadUnsafe(ref firstInside, i + 1);
            var end = Vector512.LoadUnsafe(ref firstEnd, i + 1);
            var opening = quote & inside;
            var closing = Vector512.AndNot(quote, inside);
            var closingBefore = Vector512.AndNot(Vector512.LoadUnsafe(ref firstQuote, i), Vector512.LoadUnsafe(ref firstInside, i));
            var behindClosing = (closing << 1) | (closingBefore >>> 63);
            var behindEnd = (end << 1) | (Vector512.LoadUnsafe(ref firstEnd, i) >>> 63);
            misplaced |= Vector512.AndNot(behindClosing, end | opening) | Vector512.AndNot(opening, behindEnd | behindClosing);
        }

        return misplaced != Vector512<ulong>.Zero;
    }

    private int WritePlaces<TScan>(ReadOnlySpan<ulong> masks, int position)
        where TScan : IByteScan
    {
        ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(places), count);
        var added = count;
        foreach (var mask in masks)
        {
            TScan.WritePlaces(ref place, position, mask);
            var written = BitOperations.PopCount(mask);
            place = ref Unsafe.Add(ref place, written);
            added += written;
            position += ByteBlock.Size;
        }

        return added;
    }
}
