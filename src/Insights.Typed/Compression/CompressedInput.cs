namespace Insights.Typed.Compression;

/// <summary>
/// Compressed bytes on their way into a decompressor, given so that it shows where its data end: the decompressors of
/// the platform take data that stop short for complete, and say nothing about bytes that follow. So the last byte is
/// kept back until nothing follows it, and given alone.
/// </summary>
internal sealed class CompressedInput(Stream body) : ReadOnlyStream
{
    /// <summary>Begins no member of a gzip file, and is the highest byte of a length that no member has below 3.98 GiB.</summary>
    private const byte Probe = 0xFF;

    private readonly byte[] heldBack = new byte[2];
    private int heldBackCount;
    private bool isEndOfBody;
    private bool hasProbe;

    /// <summary>Whether the very last byte was asked for.</summary>
    public bool IsLastByteRead => isEndOfBody && heldBackCount == 0;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool HasReadPastEnd { get; private set; }

    /// <summary>The first two bytes, or fewer where there are none; they are still to be read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        while (heldBackCount < heldBack.Length && !isEndOfBody)
        {
            var read = await body.ReadAsync(heldBack.AsMemory(heldBackCount), cancellationToken).ConfigureAwait(false);
            heldBackCount += read;
            isEndOfBody = read == 0;
        }

        return heldBack.AsMemory(0, heldBackCount);
    }

    /// <summary>Gives one byte more than there is: one whose data have ended leaves it alone and asks for no further one.</summary>
    public void AddProbe()
    {
        hasProbe = true;
        HasReadPastEnd = false;
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!isEndOfBody && heldBackCount < buffer.Length)
        {
            // What is kept stays so until the read succeeds: after a break it is asked for again.
            heldBack.AsSpan(0, heldBackCount).CopyTo(buffer.Span);
            var read = await body.ReadAsync(buffer[heldBackCount..], cancellationToken).ConfigureAwait(false);
            isEndOfBody = read == 0;
            var all = heldBackCount + read;
            if (read > 0)
            {
                heldBack[0] = buffer.Span[all - 1];
                heldBackCount = 1;
            }

            if (read > 0 && all > 1)
            {
                return all - 1;
            }
        }

        if (heldBackCount > 0)
        {
            buffer.Span[0] = heldBack[0];
            heldBack[0] = heldBack[1];
            heldBackCount--;
            return 1;
        }

        if (hasProbe)
        {
            hasProbe = false;
            buffer.Span[0] = Probe;
            return 1;
        }

        HasReadPastEnd = true;
        return 0;
    }
}
