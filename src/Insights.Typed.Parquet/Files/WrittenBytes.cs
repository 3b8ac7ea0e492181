using System.Buffers;

namespace Insights.Typed.Parquet.Files;

/// <summary>
/// Collects the bytes that the native writer writes synchronously, so that they are written to their destination
/// asynchronously, after each row group.
/// </summary>
internal sealed class WrittenBytes : Stream
{
    private const int SegmentSize = 1024 * 1024;

    private readonly List<byte[]> segments = [];
    private long flushed;
    private int used;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Position;

    public override long Position
    {
        get => flushed + (Math.Max(segments.Count - 1, 0) * (long)SegmentSize) + used;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (segments.Count == 0 || used == SegmentSize)
            {
                segments.Add(ArrayPool<byte>.Shared.Rent(SegmentSize));
                used = 0;
            }

            var part = buffer[..Math.Min(buffer.Length, SegmentSize - used)];
            part.CopyTo(segments[^1].AsSpan(used));
            used += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the collected bytes to a stream.</summary>
    public async Task MoveToAsync(Stream destination, CancellationToken cancellationToken)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            await destination.WriteAsync(segments[i].AsMemory(0, i == segments.Count - 1 ? used : SegmentSize), cancellationToken).ConfigureAwait(false);
        }

        flushed = Position;
        Return();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Return();
        base.Dispose(disposing);
    }

    private void Return()
    {
        segments.ForEach(segment => ArrayPool<byte>.Shared.Return(segment));
        segments.Clear();
        used = 0;
    }
}
