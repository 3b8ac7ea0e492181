using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insights.Typed.Reading;

/// <content>
/// Checks the quotes of some blocks. They are nearly always at allowed positions, which is checked for many blocks with a
/// few instructions; only otherwise they are checked one by one.
/// </content>
internal sealed partial class RecordIndex
{
    /// <summary>Returns a value indicating whether a quote opens other than at a field's start, or closes other than at its end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasMisplacedQuotes(int blocks)
    {
        ref var firstQuote = ref MemoryMarshal.GetArrayDataReference(quoteBits);
        ref var firstInside = ref MemoryMarshal.GetArrayDataReference(insideBits);
        ref var firstEnd = ref MemoryMarshal.GetArrayDataReference(fieldEndBits);
        var misplaced = Vector512<ulong>.Zero;
        for (nuint i = 0; i < (nuint)blocks; i += Lanes)
        {
            var quote = Vector512.LoadUnsafe(ref firstQuote, i + 1);
            var end = Vector512.LoadUnsafe(ref firstEnd, i + 1);
            var inside = Vector512.LoadUnsafe(ref firstInside, i + 1);
            var opening = quote & inside;
            var closing = Vector512.AndNot(quote, inside);
            var closingBefore = Vector512.AndNot(Vector512.LoadUnsafe(ref firstQuote, i), Vector512.LoadUnsafe(ref firstInside, i));
            var afterClosing = (closing << 1) | (closingBefore >>> 63);
            var afterEnd = (end << 1) | (Vector512.LoadUnsafe(ref firstEnd, i) >>> 63);
            misplaced |= Vector512.AndNot(afterClosing, end | opening) | Vector512.AndNot(opening, afterEnd | afterClosing);
        }

        return misplaced != Vector512<ulong>.Zero;
    }

    /// <summary>Returns the number of valid blocks, if some bytes after closing quotes are neither a field's end nor a quote.</summary>
    private int CountRegularBlocks(ReadOnlySpan<byte> bytes, int blocks)
    {
        for (var i = 0; i < blocks; i++)
        {
            var opening = quoteBits[i + 1] & insideBits[i + 1];
            var afterClosing = ((quoteBits[i + 1] & ~insideBits[i + 1]) << 1) | ((quoteBits[i] & ~insideBits[i]) >> 63);
            var afterEnd = (fieldEndBits[i + 1] << 1) | (fieldEndBits[i] >> 63);
            if ((opening & ~(afterEnd | afterClosing)) != 0
                || !AreReturns(bytes[(i * ByteBlock.Size)..], afterClosing & ~(fieldEndBits[i + 1] | opening)))
            {
                return i;
            }
        }

        return blocks;
    }

    /// <summary>Returns a value indicating whether each of these bytes is a carriage return before a line feed, as far as the buffer shows.</summary>
    private static bool AreReturns(ReadOnlySpan<byte> bytes, ulong bytePositions)
    {
        for (; bytePositions != 0; bytePositions &= bytePositions - 1)
        {
            var current = BitOperations.TrailingZeroCount(bytePositions);
            if (current < bytes.Length && (bytes[current] != CarriageReturn || (current + 1 < bytes.Length && bytes[current + 1] != LineFeed)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the state after some bytes of the scanned blocks.</summary>
    private QuoteState GetStateAfter(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.Length - 1;
        return IsSet(insideBits, last) ? QuoteState.Inside
            : IsSet(quoteBits, last) ? QuoteState.AfterQuote
            : bytes[last] == CarriageReturn && IsSet(quoteBits, last - 1) ? QuoteState.AfterReturn
            : QuoteState.None;

        static bool IsSet(ulong[] bits, int index) => ((bits[(index + ByteBlock.Size) / ByteBlock.Size] >> (index % ByteBlock.Size)) & 1) != 0;
    }
}
