using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>
/// Where the fields of records lie in a buffer, by RFC 4180: the places of the separators and line feeds that end them, one
/// behind the other, and before all of them the place before the first field. So with n fields in each record, field f of
/// record r starts behind place r·n+f, and ends at the next one.
/// </summary>
/// <remarks>
/// Quotes stay in the bytes: a field is quoted exactly where it starts with one. So does the carriage return before a line
/// feed, in a record's last field. Line feeds get no work of their own but counting: where as many were found as records,
/// and each record's last place has one, no other place can.
/// </remarks>
internal sealed partial class RecordIndex(byte separator, int maxRecordBytes, ScanWidth width)
{
    private const byte LineFeed = ByteBlock.LineFeed;
    private const byte CarriageReturn = (byte)'\r';
    private const byte Quote = ByteBlock.Quote;

    /// <summary>About as many places as the fastest cache holds beside the bytes that they point to.</summary>
    private const int InitialCapacity = 4096 + ReservedPositions;

    /// <summary>Room for the places of the blocks that are looked at at once, which are written in groups.</summary>
    private const int ReservedPositions = (MaxBlocks * ByteBlock.Size) + 16;

    private int[] positions = new int[InitialCapacity];
    private int count;
    private int lineFeeds;
    private long lineBreaksBefore;
    private QuoteState state;

    private enum QuoteState
    {
        /// <summary>In a field that no quote opens, or before one.</summary>
        None,

        /// <summary>In a quoted field.</summary>
        Inside,

        /// <summary>Behind a quote in a quoted field: its end, or the first of two quotes that stand for one.</summary>
        AfterQuote,

        /// <summary>Behind that and a carriage return, which only a line feed may follow.</summary>
        AfterReturn,
    }

    /// <summary>How many fields every record has: as many as the first; 0 before that is complete.</summary>
    public int FieldCount { get; private set; }

    /// <summary>How many records are complete.</summary>
    public int RecordCount { get; private set; }

    /// <summary>What ended the scan for good, behind the complete records.</summary>
    public RecordError? Error { get; private set; }

    /// <summary>How many line breaks there were since the start, in fields and at the ends of records.</summary>
    public long LineBreaks => lineBreaksBefore + lineFeeds;

    /// <summary>How far the buffer has been looked at.</summary>
    public int Position { get; private set; }

    /// <summary>Where the record starts that is not complete.</summary>
    public int OpenRecordStart => positions[RecordCount * FieldCount] + 1;

    /// <summary>The most places that there may be where blocks are looked at next.</summary>
    private int MaxStart => positions.Length - ReservedPositions - FieldCount;

    private bool HasCapacityForBlocks => count <= MaxStart;

    /// <summary>The places of some of the complete records. Behind them is room for those of one more.</summary>
    public ReadOnlySpan<int> GetPositions(int first, int records)
    {
        var found = positions.AsSpan(first * FieldCount, (records * FieldCount) + 1);
        Debug.Assert(positions.Length - (first * FieldCount) - found.Length >= FieldCount, "A column that is read to its end must not step over the array's.");
        return found;
    }

    /// <summary>Starts at a place of the buffer.</summary>
    public void Start(int start)
    {
        positions[0] = start - 1;
        count = 1;
        Position = start;
    }

    /// <summary>Forgets the complete records.</summary>
    public void DiscardCompleteRecords()
    {
        var open = RecordCount * FieldCount;
        positions.AsSpan(open, count - open).CopyTo(positions);
        count -= open;
        lineFeeds -= RecordCount;
        lineBreaksBefore += RecordCount;
        RecordCount = 0;
    }

    /// <summary>Follows bytes that are moved towards the buffer's start. No record may be complete.</summary>
    public void Move(int distance)
    {
        foreach (ref var current in positions.AsSpan(0, count))
        {
            current -= distance;
        }

        Position -= distance;
    }

    /// <summary>
    /// Goes on to the end of the bytes that are here, to a full index or to a fault. Behind the end, the buffer must have
    /// as many zeros as a block has bytes.
    /// </summary>
    public void Scan(ReadOnlySpan<byte> buffer, int end)
    {
        while (Position < end && Error is null && TryEnsureCapacity())
        {
            switch (width)
            {
                case ScanWidth.Vector512:
                    Scan<Scan512>(buffer, end);
                    break;
                case ScanWidth.Vector256:
                    Scan<Scan256>(buffer, end);
                    break;
                case ScanWidth.Vector128:
                    Scan<Scan128>(buffer, end);
                    break;
                case ScanWidth.Byte:
                    Scan<ScanBytes>(buffer, end);
                    break;
            }

            Check(buffer);
        }
    }

    /// <summary>Ends the last record, where no line break does. A line feed must stand at the end, as if it belonged to the file.</summary>
    public void Complete(ReadOnlySpan<byte> buffer, int end)
    {
        if (Error is not null || end == OpenRecordStart)
        {
            return;
        }

        if (state == QuoteState.Inside)
        {
            Error = new RecordError(RecordErrorKind.UnclosedQuote, positions[count - 1] + 1);
        }
        else if (state == QuoteState.AfterReturn)
        {
            Error = new RecordError(RecordErrorKind.TextAfterQuote, end - 1);
        }
        else
        {
            positions[count++] = end;
            lineFeeds++;
            Check(buffer);
        }
    }

    /// <summary>Whether there is room to go on. Grows for the first record and for one of very many fields, and for no other reason.</summary>
    private bool TryEnsureCapacity()
    {
        if (HasCapacityForBlocks)
        {
            return true;
        }

        if (RecordCount > 0)
        {
            return false;
        }

        if (FieldCount > 0 && count > FieldCount + 1)
        {
            Error = new RecordError(RecordErrorKind.TooManyFields, OpenRecordStart);
            return false;
        }

        Array.Resize(ref positions, positions.Length * 2);
        return true;
    }

    private void Scan<TScan>(ReadOnlySpan<byte> buffer, int end)
        where TScan : IByteScan
    {
        if (state == QuoteState.None)
        {
            ScanPlain<TScan>(buffer, end);
        }

        if (Position < end && HasCapacityForBlocks && !TryScanBlocks<TScan>(buffer, end))
        {
            ScanByteByByte(buffer, end);
        }
    }

    /// <summary>Goes on to the first block with a quote.</summary>
    private void ScanPlain<TScan>(ReadOnlySpan<byte> buffer, int end)
        where TScan : IByteScan
    {
        var position = Position;
        var added = count;
        var foundLineFeeds = 0;
        var lastAdded = MaxStart;
        ref var firstPosition = ref MemoryMarshal.GetArrayDataReference(positions);
        while (position < end && added <= lastAdded)
        {
            var block = TScan.Find(buffer.Slice(position, ByteBlock.Size), separator);
            if (block.Quotes != 0)
            {
                break;
            }

            var ends = block.Separators | block.LineFeeds;
            foundLineFeeds += BitOperations.PopCount(block.LineFeeds);
            TScan.WritePositions(ref Unsafe.Add(ref firstPosition, added), position, ends);
            added += BitOperations.PopCount(ends);
            position += ByteBlock.Size;
        }

        Update(Math.Min(position, end), added, foundLineFeeds, 0);
    }

    /// <summary>Takes over what a scan has found.</summary>
    private void Update(int position, int added, int foundLineFeeds, int innerLineFeeds)
    {
        Position = position;
        count = added;
        lineFeeds += foundLineFeeds;
        lineBreaksBefore += innerLineFeeds;
    }
}
