using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Typed.Reading;

/// <content>Blocks with quotes, or in them.</content>
internal sealed partial class RecordIndex
{
    /// <summary>How many blocks are taken as if they had quotes once one of them has: whether the next one has some too cannot be predicted.</summary>
    private const int QuotedBlocks = 64;

    /// <summary>
    /// Goes on for some blocks with quotes, or in them. Each quote is taken for the turn between outside and inside, which
    /// it is where quotes stand only where they may; that is checked, and a block where they do not is looked at by the
    /// rules themselves.
    /// </summary>
    private void ScanQuoted<TScan>(ReadOnlySpan<byte> buffer, int end)
        where TScan : IByteScan
    {
        var position = Position;
        var added = count;
        var foundLineFeeds = 0;
        var innerLineFeeds = 0;
        var lastAdded = places.Length - Room;
        var lastPosition = Math.Min(end, position + (QuotedBlocks * ByteBlock.Size));
        ref var firstPlace = ref MemoryMarshal.GetArrayDataReference(places);

        // As of the byte before: all bits for inside quotes, the lowest bit for behind a closing quote, and for a field's end.
        var wasInside = state == QuoteState.Inside ? ulong.MaxValue : 0;
        var wasClosing = state == QuoteState.Behind ? 1ul : 0;
        var wasEnd = Unsafe.Add(ref firstPlace, added - 1) == position - 1 ? 1ul : 0;
        var isBehindReturn = state == QuoteState.BehindReturn ? 1ul : 0;
        while (position < lastPosition && added <= lastAdded)
        {
            var block = TScan.Find(buffer.Slice(position, ByteBlock.Size), separator);
            var inside = TurnsAt(block.Quotes) ^ wasInside;
            var opening = block.Quotes & inside;
            var closing = block.Quotes & ~inside;
            var ends = (block.Separators | block.LineFeeds) & ~inside;
            var behindClosing = (closing << 1) | wasClosing;
            var broken = behindClosing & ~(ends | opening);
            var misplaced = opening & ~((ends << 1) | behindClosing | wasEnd);
            if ((broken | misplaced | isBehindReturn) != 0)
            {
                var length = Math.Min(ByteBlock.Size, end - position);
                var isRegular = (misplaced | isBehindReturn) == 0
                    && AreReturns(buffer[position..], broken & (ulong.MaxValue >> (ByteBlock.Size - length)), block.LineFeeds & ends);
                if (!isRegular)
                {
                    state = isBehindReturn != 0 ? QuoteState.BehindReturn : wasInside != 0 ? QuoteState.Inside : wasClosing != 0 ? QuoteState.Behind : QuoteState.None;
                    ends = EndsByteByByte(buffer.Slice(position, length), position, wasEnd != 0);
                    foundLineFeeds += BitOperations.PopCount(ends & block.LineFeeds);
                    TScan.WritePlaces(ref Unsafe.Add(ref firstPlace, added), position, ends);
                    Set(position + length, added + BitOperations.PopCount(ends), foundLineFeeds, innerLineFeeds);
                    return;
                }
            }

            wasInside = (ulong)((long)inside >> 63);
            wasClosing = closing >> 63;
            wasEnd = ends >> 63;
            foundLineFeeds += BitOperations.PopCount(ends & block.LineFeeds);
            if ((inside & block.LineFeeds) != 0)
            {
                innerLineFeeds += BitOperations.PopCount(inside & block.LineFeeds);
            }

            TScan.WritePlaces(ref Unsafe.Add(ref firstPlace, added), position, ends);
            added += BitOperations.PopCount(ends);
            position += ByteBlock.Size;
        }

        // The zeros behind the end leave a field as it is, inside of quotes or outside, but a closing quote is before them.
        if (position > end)
        {
            position = end;
            wasClosing = wasInside == 0 && buffer[end - 1] == Quote ? 1ul : 0;
        }

        state = isBehindReturn != 0 ? QuoteState.BehindReturn : wasInside != 0 ? QuoteState.Inside : wasClosing != 0 ? QuoteState.Behind : QuoteState.None;
        Set(position, added, foundLineFeeds, innerLineFeeds);
    }

    private void Set(int position, int added, int foundLineFeeds, int innerLineFeeds)
    {
        Position = position;
        count = added;
        lineFeeds += foundLineFeeds;
        lineBreaksBefore += innerLineFeeds;
    }

    /// <summary>For each bit, whether an odd number of bits is set up to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong TurnsAt(ulong bits)
    {
        // To multiply without carries by all ones is the same, where the machine can.
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0)[0];
        }

        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    /// <summary>Whether each of these bytes is a carriage return, and the next one a line feed.</summary>
    private static bool AreReturns(ReadOnlySpan<byte> bytes, ulong places, ulong lineFeeds)
    {
        if ((places & ~(lineFeeds >> 1)) != 0)
        {
            return false;
        }

        for (; places != 0; places &= places - 1)
        {
            if (bytes[BitOperations.TrailingZeroCount(places)] != CarriageReturn)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rules themselves, for a block that needs them.</summary>
    private ulong EndsByteByByte(ReadOnlySpan<byte> bytes, int position, bool startsField)
    {
        var ends = 0ul;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            var isEnd = false;
            if (state == QuoteState.Inside)
            {
                state = value == Quote ? QuoteState.Behind : QuoteState.Inside;
                lineBreaksBefore += value == LineFeed ? 1 : 0;
            }
            else if (value == LineFeed || (value == separator && state != QuoteState.BehindReturn))
            {
                isEnd = true;
                ends |= 1ul << i;
                state = QuoteState.None;
            }
            else if (value == Quote && (startsField || state == QuoteState.Behind))
            {
                state = QuoteState.Inside;
            }
            else if (value == CarriageReturn && state == QuoteState.Behind)
            {
                state = QuoteState.BehindReturn;
            }
            else if (state != QuoteState.None)
            {
                Fault = new RecordFault(FaultKind.BehindQuote, position + i);
                return ends;
            }

            startsField = isEnd;
        }

        return ends;
    }
}
