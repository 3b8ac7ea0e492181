using System.Buffers;

namespace Insights.Typed.Reading;

/// <summary>
/// Takes a stream of delimited text apart into records, by RFC 4180. Memory is bounded by the longest record.
/// </summary>
internal sealed class DelimitedReader(Stream stream, byte separator, int maxRecordBytes) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly RecordScanner scanner = new(separator);
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int start;
    private int end;
    private bool isAtEnd;
    private bool isStarted;

    /// <summary>The fields of the current record, as places in <see cref="Bytes"/>.</summary>
    public ReadOnlySpan<Field> Fields => scanner.Fields;

    /// <summary>The bytes that <see cref="Fields"/> point into.</summary>
    public ReadOnlySpan<byte> Bytes => buffer;

    /// <summary>The line on which the current record starts, counted from one.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Moves to the next record among the bytes that are here; false where more are needed, or none are left.</summary>
    public bool TryRead()
    {
        if (!isStarted)
        {
            return false;
        }

        Line += scanner.LineBreaks;
        var consumed = scanner.Scan(buffer.AsSpan(0, end), start, isAtEnd, Line);
        start += consumed;
        return consumed > 0;
    }

    /// <summary>Gets more bytes; false at the end of the stream, once every record has been read.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (isAtEnd)
        {
            return false;
        }

        MakeRoom();
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end += read;
        isAtEnd = read == 0;
        SkipByteOrderMark();
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = 0;
        isAtEnd = true;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start..end).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end < buffer.Length)
        {
            return;
        }

        if (end >= maxRecordBytes)
        {
            throw new ReportFormatException(
                $"The record on line {Line} of the report is longer than {maxRecordBytes} bytes; an opening quote without a closing one is the usual cause.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void SkipByteOrderMark()
    {
        if (!isStarted && (end >= 3 || isAtEnd))
        {
            isStarted = true;
            start = buffer.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
        }
    }
}
