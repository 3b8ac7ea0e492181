using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <content>
/// Whether the quotes of some blocks stand where they may. They nearly always do, which is asked for many blocks with a
/// few instructions; only where they do not are they looked at one by one.
/// </content>
internal sealed partial class RecordIndex
{
    /// <summary>Whether a quote opens elsewhere than at a field's start, or closes elsewhere than at its end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AnyMisplaced(int blocks)
    {
        ref var firstQuote = ref MemoryMarshal.GetArrayDataReference(quotes);
        ref var firstInside = ref MemoryMarshal.GetArrayDataReference(insides);
        ref var firstEnd = ref MemoryMarshal.GetArrayDataReference(ends);
        var misplaced = Vector512<ulong>.Zero;
        for (nuint i = 0; i < (nuint)blocks; i += Lanes)
        {
            var quote = Vector512.LoadUnsafe(ref firstQuote, i + 1);
            var end = Vector512.LoadUnsafe(ref firstEnd, i + 1);
            var inside = Vector512.LoadUnsafe(ref firstInside, i + 1);
            var opening = quote & inside;
            var closing = Vector512.AndNot(quote, inside);
            var closingBefore = Vector512.AndNot(Vector512.LoadUnsafe(ref firstQuote, i), Vector512.LoadUnsafe(ref firstInside, i));
            var behindClosing = (closing << 1) | (closingBefore >>> 63);
            var behindEnd = (end << 1) | (Vector512.LoadUnsafe(ref firstEnd, i) >>> 63);
            misplaced |= Vector512.AndNot(behindClosing, end | opening) | Vector512.AndNot(opening, behindEnd | behindClosing);
        }

        return misplaced != Vector512<ulong>.Zero;
    }

    /// <summary>How many blocks keep the rules, where it is known that not everything behind a closing quote is a field's end or a quote.</summary>
    private int RegularBlocks(ReadOnlySpan<byte> bytes, int blocks)
    {
        for (var i = 0; i < blocks; i++)
        {
            var opening = quotes[i + 1] & insides[i + 1];
            var behindClosing = ((quotes[i + 1] & ~insides[i + 1]) << 1) | ((quotes[i] & ~insides[i]) >> 63);
            var behindEnd = (ends[i + 1] << 1) | (ends[i] >> 63);
            if ((opening & ~(behindEnd | behindClosing)) != 0
                || !AreReturns(bytes[(i * ByteBlock.Size)..], behindClosing & ~(ends[i + 1] | opening)))
            {
                return i;
            }
        }

        return blocks;
    }

    /// <summary>Whether each of these bytes is a carriage return before a line feed, as far as bytes are here.</summary>
    private static bool AreReturns(ReadOnlySpan<byte> bytes, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            if (place < bytes.Length && (bytes[place] != CarriageReturn || (place + 1 < bytes.Length && bytes[place + 1] != LineFeed)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The state behind some bytes of the blocks that were looked at.</summary>
    private QuoteState StateBehind(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.Length - 1;
        return IsSet(insides, last) ? QuoteState.Inside
            : IsSet(quotes, last) ? QuoteState.Behind
            : bytes[last] == CarriageReturn && IsSet(quotes, last - 1) ? QuoteState.BehindReturn
            : QuoteState.None;

        static bool IsSet(ulong[] bits, int place) => ((bits[(place + ByteBlock.Size) / ByteBlock.Size] >> (place % ByteBlock.Size)) & 1) != 0;
    }
}
