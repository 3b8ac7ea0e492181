using System.Buffers.Binary;
using Azure.Storage.Blobs.Specialized;

namespace Insights.Typed.Export.Files.Blobs;

/// <summary>Uploads what is written as blocks of a blob. A blob has up to 50,000 blocks.</summary>
/// <remarks>The stream of the SDK numbers its blocks, so those of two writers of one blob would be mixed. These are of this writer only.</remarks>
internal sealed class BlockStream(BlockBlobClient blob) : Stream
{
    private const int BlockSize = 4 * 1024 * 1024;
    private const int WriterIdSize = 16;

    private readonly Guid writer = Guid.NewGuid();
    private readonly List<string> blockIds = [];
    private readonly byte[] block = new byte[BlockSize];
    private int used;
    private long staged;

    public IReadOnlyList<string> BlockIds => blockIds;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => staged + used;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Uploads the last block, which is shorter than the others.</summary>
    public async Task StageRestAsync(CancellationToken cancellationToken)
    {
        if (used > 0)
        {
            using var content = TakeBlock();
            await blob.StageBlockAsync(AddBlockId(), content, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Fill(buffer.Span)..];
            if (used == BlockSize)
            {
                await StageRestAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Fill(buffer)..];
            if (used == BlockSize)
            {
                using var content = TakeBlock();
                blob.StageBlock(AddBlockId(), content);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: a short block for each call would soon be too many.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Fill(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, BlockSize - used);
        bytes[..count].CopyTo(block.AsSpan(used));
        used += count;
        return count;
    }

    private MemoryStream TakeBlock()
    {
        var content = new MemoryStream(block, 0, used, writable: false);
        staged += used;
        used = 0;
        return content;
    }

    /// <summary>The ids of a blob's blocks have the same length.</summary>
    private string AddBlockId()
    {
        Span<byte> id = stackalloc byte[WriterIdSize + sizeof(int)];
        writer.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id[WriterIdSize..], blockIds.Count);
        blockIds.Add(Convert.ToBase64String(id));
        return blockIds[^1];
    }
}
