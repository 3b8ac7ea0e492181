using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insights.Typed.Reading;

/// <summary>
/// The positions of the fields of records in a buffer, by RFC 4180: the positions of the separators and line feeds that end them, in
/// sequence, preceded by the position before the first field. With n fields in each record, field f of
/// record r starts after position r·n+f, and ends at the next one.
/// </summary>
/// <remarks>
/// Quotes stay in the bytes: a field is quoted exactly if it starts with one. So does the carriage return before a line
/// feed, in a record's last field. Line feeds are only counted: if there are as many as records,
/// and each record's last position has one, no other position can have one.
/// </remarks>
internal sealed partial class RecordIndex(byte separator, int maxRecordBytes, ScanWidth width)
{
    private const byte LineFeed = ByteBlock.LineFeed;
    private const byte CarriageReturn = (byte)'\r';
    private const byte Quote = ByteBlock.Quote;

    /// <summary>About as many positions as the fastest cache holds in addition to the bytes that they refer to.</summary>
    private const int InitialCapacity = 4096 + ReservedPositions;

    /// <summary>Space for the positions of the blocks that are scanned at once, which are written in groups.</summary>
    private const int ReservedPositions = (MaxBlocks * ByteBlock.Size) + 16;

    private int[] positions = new int[InitialCapacity];
    private int count;
    private int lineFeeds;
    private long lineBreaksBefore;
    private QuoteState state;

    private enum QuoteState
    {
        /// <summary>In an unquoted field, or at the start of a field.</summary>
        None,

        /// <summary>In a quoted field.</summary>
        Inside,

        /// <summary>After a quote in a quoted field: its end, or the first of two quotes that represent one.</summary>
        AfterQuote,

        /// <summary>After that quote and a carriage return, which only a line feed may follow.</summary>
        AfterReturn,
    }

    /// <summary>Gets the number of fields in each record: as many as in the first; 0 before that is complete.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Gets the number of complete records.</summary>
    public int RecordCount { get; private set; }

    /// <summary>Gets the error that ended the scan, after the complete records.</summary>
    public RecordError? Error { get; private set; }

    /// <summary>Gets the number of line breaks since the start, in fields and at the ends of records.</summary>
    public long LineBreaks => lineBreaksBefore + lineFeeds;

    /// <summary>Gets the end of the scanned bytes.</summary>
    public int Position { get; private set; }

    /// <summary>Gets the start of the incomplete record.</summary>
    public int OpenRecordStart => positions[RecordCount * FieldCount] + 1;

    /// <summary>Gets the maximum number of positions before the next scan of blocks.</summary>
    private int MaxStart => positions.Length - ReservedPositions - FieldCount;

    private bool HasCapacityForBlocks => count <= MaxStart;

    /// <summary>Returns the positions of some of the complete records, with space for those of one more after them.</summary>
    public ReadOnlySpan<int> GetPositions(int first, int records)
    {
        var found = positions.AsSpan(first * FieldCount, (records * FieldCount) + 1);
        Debug.Assert(positions.Length - (first * FieldCount) - found.Length >= FieldCount, "A column that is read to its end must not step over the array's.");
        return found;
    }

    /// <summary>Starts at a position in the buffer.</summary>
    public void Start(int start)
    {
        positions[0] = start - 1;
        count = 1;
        Position = start;
    }

    /// <summary>Discards the complete records.</summary>
    public void DiscardCompleteRecords()
    {
        var open = RecordCount * FieldCount;
        positions.AsSpan(open, count - open).CopyTo(positions);
        count -= open;
        lineFeeds -= RecordCount;
        lineBreaksBefore += RecordCount;
        RecordCount = 0;
    }

    /// <summary>Adjusts to bytes that are moved toward the buffer's start. No record may be complete.</summary>
    public void Move(int distance)
    {
        foreach (ref var current in positions.AsSpan(0, count))
        {
            current -= distance;
        }

        Position -= distance;
    }

    /// <summary>
    /// Continues to the end of the buffered bytes, to a full index or to an error. After the end, the buffer must contain
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

    /// <summary>Ends the last record, if it has no line break. A line feed must be at the end, as if it belonged to the file.</summary>
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

    /// <summary>Returns a value indicating whether there is space to continue. Grows only for the first record and for a record with very many fields.</summary>
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

    /// <summary>Continues to the first block with a quote.</summary>
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

    /// <summary>Adopts the result of a scan.</summary>
    private void Update(int position, int added, int foundLineFeeds, int innerLineFeeds)
    {
        Position = position;
        count = added;
        lineFeeds += foundLineFeeds;
        lineBreaksBefore += innerLineFeeds;
    }
}
