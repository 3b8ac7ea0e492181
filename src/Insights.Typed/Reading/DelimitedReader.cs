using System.Buffers;

namespace Insights.Typed.Reading;

/// <summary>
/// Takes a stream of delimited text apart into records, by RFC 4180, many at a time. Memory is bounded by the longest
/// record.
/// </summary>
internal sealed class DelimitedReader : IDisposable
{
    private const int InitialBufferSize = 128 * 1024;

    private readonly Stream stream;
    private readonly int maxRecordBytes;
    private readonly RecordIndex index;
    private byte[] buffer;
    private int end;
    private int readRecords;
    private long recordsBefore;
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
        buffer = ArrayPool<byte>.Shared.Rent(InitialBufferSize);
    }

    /// <summary>How many fields every record has.</summary>
    public int FieldCount => index.FieldCount;

    /// <summary>The bytes that places point into.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, end);

    /// <summary>Takes the next records among the bytes that are here, no more than so many; none where more bytes are needed, or none are left.</summary>
    /// <returns>The records' places, as a <see cref="RecordIndex"/> has them.</returns>
    /// <exception cref="ReportFormatException">There are no more records before a place that breaks the rules.</exception>
    public ReadOnlySpan<int> ReadRecords(int maxCount)
    {
        if (readRecords == index.RecordCount && !TryIndex())
        {
            return [];
        }

        var count = Math.Min(maxCount, index.RecordCount - readRecords);
        var records = index.GetPositions(readRecords, count);
        readRecords += count;
        return records;
    }

    /// <summary>Puts back the last of the records that were taken, to be taken again. No bytes may have been added since.</summary>
    public void Unread(int count) => readRecords -= count;

    /// <summary>The bytes of the record that was taken last, with its line break unless the file's end ends it.</summary>
    public ReadOnlySpan<byte> LastRecord
    {
        get
        {
            var positions = index.GetPositions(readRecords - 1, 1);
            return buffer.AsSpan((positions[0] + 1)..Math.Min(positions[^1] + 1, end));
        }
    }

    /// <summary>Gets more bytes, once every record among those that are here is taken; false at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (isAtEnd)
        {
            return false;
        }

        var freeSpace = GetFreeSpace();
        Append(await stream.ReadAsync(freeSpace, cancellationToken).ConfigureAwait(false));
        return true;
    }

    /// <summary>The line of a place in <see cref="Bytes"/>, counted from one.</summary>
    public long GetLineNumber(int position) => bufferLine + buffer.AsSpan(0, position).Count((byte)'\n');

    /// <summary>How many bytes of the file stand before a place in <see cref="Bytes"/>.</summary>
    public long GetByteOffset(int position) => bufferOffset + position;

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        end = 0;
        readRecords = index.RecordCount;
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
        if (isAtEnd && !isComplete && index.RecordCount == 0 && index.Error is null)
        {
            isComplete = true;
            buffer[end] = (byte)'\n';
            index.Complete(buffer, end);
        }

        return index.RecordCount > 0 || (index.Error is { } error ? throw CreateException(error) : false);
    }

    private Memory<byte> GetFreeSpace()
    {
        if (isStarted)
        {
            Recycle();
            DiscardReadRecords();

            // A carriage return may stand behind the record's last byte.
            if (end - index.OpenRecordStart - 1 > maxRecordBytes)
            {
                throw CreateException(new RecordError(RecordErrorKind.RecordLength, index.OpenRecordStart));
            }
        }

        if (end + ByteBlock.Size >= buffer.Length)
        {
            GrowBuffer();
        }

        return buffer.AsMemory(end..^ByteBlock.Size);
    }

    private void Recycle()
    {
        recordsBefore += index.RecordCount;
        readRecords = 0;
        index.DiscardCompleteRecords();
    }

    /// <summary>Moves the open record to the buffer's start.</summary>
    private void DiscardReadRecords()
    {
        var start = index.OpenRecordStart;
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

    private void GrowBuffer()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void Append(int read)
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
    private ReportFormatException CreateException(RecordError error)
    {
        long? row = recordsBefore == 0 ? null : recordsBefore;
        var line = GetLineNumber(error.Position);
        var record = buffer.AsSpan(error.Position..end);
        var cause = record.Contains((byte)'\r') && !record.Contains((byte)'\n') ? FieldText.StrayReturnMessage : "An opening quote without a closing one is the usual cause.";
        var message = error.Kind switch
        {
            RecordErrorKind.UnclosedQuote => $"A quote opens on line {line} of the report and never closes.",
            RecordErrorKind.TextAfterQuote => $"On line {line} of the report, a closing quote is followed by something else than a separator or the end of the line.",
            RecordErrorKind.RecordLength => $"The record on line {line} of the report is longer than {maxRecordBytes} bytes. {cause}",
            RecordErrorKind.TooManyFields => $"Row {row} of the report (line {line}) has very many fields, and its header {FieldCount}.",
            RecordErrorKind.FieldCount => $"Row {row} of the report (line {line}) has {error.Fields} fields, and its header {FieldCount}.",
        };
        return new ReportFormatException(message, row, lineNumber: line, byteOffset: GetByteOffset(error.Position));
    }
}
