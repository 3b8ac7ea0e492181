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

    private readonly byte[] kept = new byte[2];
    private int keptCount;
    private bool isBodyAtEnd;
    private bool hasProbe;

    /// <summary>Whether the very last byte was asked for.</summary>
    public bool IsLastTaken => isBodyAtEnd && keptCount == 0;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool WasAskedBeyond { get; private set; }

    /// <summary>The first two bytes, or fewer where there are none; they are still to be read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        while (keptCount < kept.Length && !isBodyAtEnd)
        {
            var read = await body.ReadAsync(kept.AsMemory(keptCount), cancellationToken).ConfigureAwait(false);
            keptCount += read;
            isBodyAtEnd = read == 0;
        }

        return kept.AsMemory(0, keptCount);
    }

    /// <summary>Gives one byte more than there is: one whose data have ended leaves it alone and asks for no further one.</summary>
    public void AddProbe()
    {
        hasProbe = true;
        WasAskedBeyond = false;
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!isBodyAtEnd && keptCount < buffer.Length)
        {
            // What is kept stays so until the read succeeds: after a break it is asked for again.
            kept.AsSpan(0, keptCount).CopyTo(buffer.Span);
            var read = await body.ReadAsync(buffer[keptCount..], cancellationToken).ConfigureAwait(false);
            isBodyAtEnd = read == 0;
            var all = keptCount + read;
            if (read > 0)
            {
                kept[0] = buffer.Span[all - 1];
                keptCount = 1;
            }

            if (read > 0 && all > 1)
            {
                return all - 1;
            }
        }

        if (keptCount > 0)
        {
            buffer.Span[0] = kept[0];
            kept[0] = kept[1];
            keptCount--;
            return 1;
        }

        if (hasProbe)
        {
            hasProbe = false;
            buffer.Span[0] = Probe;
            return 1;
        }

        WasAskedBeyond = true;
        return 0;
    }
}
