using System.Buffers;

namespace Insights.Typed.Reading;

/// <summary>
/// Takes a stream of delimited text apart into records, by RFC 4180, many at a time. Memory is bounded by the longest
/// record.
/// </summary>
internal sealed class DelimitedReader : IDisposable
{
    private const int FirstBuffer = 128 * 1024;

    private readonly Stream stream;
    private readonly int maxRecordBytes;
    private readonly RecordIndex index;
    private byte[] buffer;
    private int end;
    private int taken;
    private long takenBefore;
    private long bufferOffset;
    private long bufferLine = 1;
    private bool isStarted;
    private bool isAtEnd;
    private bool isComplete;

    public DelimitedReader(Stream stream, byte separator, int maxRecordBytes)
        : this(stream, separator, maxRecordBytes, ScanWidths.Best)
    {
    }

    public DelimitedReader(Stream stream, byte separator, int maxRecordBytes, ScanWidth width)
    {
        this.stream = stream;
        this.maxRecordBytes = maxRecordBytes;
        index = new RecordIndex(separator, maxRecordBytes, width);
        buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    }

    /// <summary>How many fields every record has.</summary>
    public int FieldCount => index.FieldCount;

    /// <summary>The bytes that places point into.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, end);

    /// <summary>Takes the next records among the bytes that are here, no more than so many; none where more bytes are needed, or none are left.</summary>
    /// <returns>The records' places, as a <see cref="RecordIndex"/> has them.</returns>
    /// <exception cref="ReportFormatException">There are no more records before a place that breaks the rules.</exception>
    public ReadOnlySpan<int> Take(int most)
    {
        if (taken == index.RecordCount && !TryIndex())
        {
            return [];
        }

        var count = Math.Min(most, index.RecordCount - taken);
        var records = index.PlacesOf(taken, count);
        taken += count;
        return records;
    }

    /// <summary>Puts back the last of the records that were taken, to be taken again. No bytes may have been added since.</summary>
    public void PutBack(int count) => taken -= count;

    /// <summary>The bytes of the record that was taken last, with its line break unless the file's end ends it.</summary>
    public ReadOnlySpan<byte> LastRecord
    {
        get
        {
            var places = index.PlacesOf(taken - 1, 1);
            return buffer.AsSpan((places[0] + 1)..Math.Min(places[^1] + 1, end));
        }
    }

    /// <summary>Gets more bytes, once every record among those that are here is taken; false at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (isAtEnd)
        {
            return false;
        }

        var room = MakeRoom();
        Add(await stream.ReadAsync(room, cancellationToken).ConfigureAwait(false));
        return true;
    }

    /// <summary>The line of a place in <see cref="Bytes"/>, counted from one.</summary>
    public long LineOf(int place) => bufferLine + buffer.AsSpan(0, place).Count((byte)'\n');

    /// <summary>How many bytes of the file stand before a place in <see cref="Bytes"/>.</summary>
    public long OffsetOf(int place) => bufferOffset + place;

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        end = 0;
        taken = index.RecordCount;
        isStarted = false;
        isAtEnd = true;
    }

    private bool TryIndex()
    {
        if (!isStarted)
        {
            return false;
        }

        Recycle();
        index.Scan(buffer, end);
        if (isAtEnd && !isComplete && index.RecordCount == 0 && index.Fault is null)
        {
            isComplete = true;
            buffer[end] = (byte)'\n';
            index.Complete(buffer, end);
        }

        return index.RecordCount > 0 || (index.Fault is { } fault ? throw Failure(fault) : false);
    }

    private Memory<byte> MakeRoom()
    {
        if (isStarted)
        {
            Recycle();
            DropTaken();

            // A carriage return may stand behind the record's last byte.
            if (end - index.OpenRecord - 1 > maxRecordBytes)
            {
                throw Failure(new RecordFault(FaultKind.RecordLength, index.OpenRecord));
            }
        }

        if (end + ByteBlock.Size >= buffer.Length)
        {
            Enlarge();
        }

        return buffer.AsMemory(end..^ByteBlock.Size);
    }

    private void Recycle()
    {
        takenBefore += index.RecordCount;
        taken = 0;
        index.Recycle();
    }

    /// <summary>Moves the open record to the buffer's start.</summary>
    private void DropTaken()
    {
        var start = index.OpenRecord;
        bufferLine = 1 + index.LineBreaks - buffer.AsSpan(start..index.Position).Count((byte)'\n');
        if (start == 0)
        {
            return;
        }

        buffer.AsSpan(start..end).CopyTo(buffer);
        bufferOffset += start;
        end -= start;
        index.Move(start);
    }

    private void Enlarge()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void Add(int read)
    {
        end += read;
        isAtEnd = read == 0;
        buffer.AsSpan(end, ByteBlock.Size).Clear();
        if (!isStarted && (end >= 3 || isAtEnd))
        {
            isStarted = true;
            index.Start(Bytes.StartsWith("\uFEFF"u8) ? 3 : 0);
        }
    }

    /// <summary>The error of the first record that is not complete: the header, or the row of its number.</summary>
    private ReportFormatException Failure(RecordFault fault)
    {
        long? row = takenBefore == 0 ? null : takenBefore;
        var line = LineOf(fault.Place);
        var record = buffer.AsSpan(fault.Place..end);
        var cause = record.Contains((byte)'\r') && !record.Contains((byte)'\n') ? FieldText.StrayReturn : "An opening quote without a closing one is the usual cause.";
        var message = fault.Kind switch
        {
            FaultKind.UnclosedQuote => $"A quote opens on line {line} of the report and never closes.",
            FaultKind.BehindQuote => $"On line {line} of the report, a closing quote is followed by something else than a separator or the end of the line.",
            FaultKind.RecordLength => $"The record on line {line} of the report is longer than {maxRecordBytes} bytes. {cause}",
            FaultKind.TooManyFields => $"Row {row} of the report (line {line}) has very many fields, and its header {FieldCount}.",
            FaultKind.FieldCount => $"Row {row} of the report (line {line}) has {fault.Fields} fields, and its header {FieldCount}.",
        };
        return new ReportFormatException(message, row, line: line, byteOffset: OffsetOf(fault.Place));
    }
}
