namespace Insights.Typed.Compression;

/// <summary>
/// The input of a decompressor, passed so that the end of the compressed data becomes visible: the decompressors of
/// the platform treat truncated data as complete, and do not report bytes that follow. So the last byte is
/// held until no byte follows it, and passed separately.
/// </summary>
internal sealed class CompressedInput(Stream body) : ReadOnlyStream
{
    /// <summary>A byte that does not start a member of a gzip file, and that is the highest byte of a length that no member below 3.98 GiB has.</summary>
    private const byte Probe = 0xFF;

    private readonly byte[] heldBack = new byte[2];
    private int heldBackCount;
    private bool isEndOfBody;
    private bool hasProbe;

    /// <summary>Gets a value indicating whether the last byte was requested.</summary>
    public bool IsLastByteRead => isEndOfBody && heldBackCount == 0;

    /// <summary>Gets a value indicating whether more bytes were requested than exist.</summary>
    public bool HasReadPastEnd { get; private set; }

    /// <summary>Returns the first two bytes, or fewer if the data is shorter; they remain to be read.</summary>
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

    /// <summary>Returns one byte more than exists: a decompressor whose data has ended ignores it and requests no further one.</summary>
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
            // The held byte remains until the read succeeds: after an interruption it is requested again.
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
