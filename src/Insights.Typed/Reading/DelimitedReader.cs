using System.Buffers;

namespace Insights.Typed.Reading;

/// <summary>
/// Splits a stream of delimited text into records, by RFC 4180, many at a time. Memory is bounded by the longest
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

    /// <summary>Gets the number of fields in each record.</summary>
    public int FieldCount => index.FieldCount;

    /// <summary>Gets the bytes to which positions refer.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, end);

    /// <summary>Returns the next buffered records, up to a maximum; none if more bytes are needed, or at the end.</summary>
    /// <returns>The positions of the records, as in <see cref="RecordIndex"/>.</returns>
    /// <exception cref="ReportFormatException">No more records precede an error in the text.</exception>
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

    /// <summary>Puts back the last of the returned records, to be returned again. No bytes may have been added since.</summary>
    public void Unread(int count) => readRecords -= count;

    /// <summary>Gets the bytes of the last returned record, with its line break unless it ends with the file.</summary>
    public ReadOnlySpan<byte> LastRecord
    {
        get
        {
            var positions = index.GetPositions(readRecords - 1, 1);
            return buffer.AsSpan((positions[0] + 1)..Math.Min(positions[^1] + 1, end));
        }
    }

    /// <summary>Reads more bytes, after every buffered record is returned; returns false at the end of the stream.</summary>
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

    /// <summary>Returns the line number of a position in <see cref="Bytes"/>, from one.</summary>
    public long GetLineNumber(int position) => bufferLine + buffer.AsSpan(0, position).Count((byte)'\n');

    /// <summary>Returns the offset in the file of a position in <see cref="Bytes"/>.</summary>
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

            // A carriage return can follow the record's last byte.
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

    /// <summary>Moves the incomplete record to the buffer's start.</summary>
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

    /// <summary>Creates the error of the first incomplete record: the header, or the row with its number.</summary>
    private ReportFormatException CreateException(RecordError error)
    {
        long? row = recordsBefore == 0 ? null : recordsBefore;
        var line = GetLineNumber(error.Position);
        var record = buffer.AsSpan(error.Position..end);
        var cause = record.Contains((byte)'\r') && !record.Contains((byte)'\n') ? FieldText.StrayReturnMessage : "An opening quote without a closing one is the usual cause.";
        var message = error.Kind switch
        {
            RecordErrorKind.UnclosedQuote => $"Line {line} of the report has an opening quote without a closing one.",
            RecordErrorKind.TextAfterQuote => $"Line {line} of the report has a closing quote that is not followed by a separator or the end of the line.",
            RecordErrorKind.RecordLength => $"The record on line {line} of the report is longer than {maxRecordBytes} bytes. {cause}",
            RecordErrorKind.TooManyFields => $"Row {row} of the report (line {line}) has too many fields; the header has {FieldCount}.",
            RecordErrorKind.FieldCount => $"Row {row} of the report (line {line}) has {error.Fields} fields; the header has {FieldCount}.",
        };
        return new ReportFormatException(message, row, lineNumber: line, byteOffset: GetByteOffset(error.Position));
    }
}
