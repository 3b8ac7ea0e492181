namespace Insights.Typed.LocalService.Http;

/// <summary>Writes a limited number of bytes, and discards the rest.</summary>
/// <param name="inner">The stream to write to.</param>
/// <param name="remaining">The number of bytes to write.</param>
/// <param name="onTruncated">Called before the first discarded byte.</param>
internal sealed class TruncatingStream(Stream inner, long remaining, Func<Task>? onTruncated = null) : ResponseStream(inner)
{
    private long remaining = remaining;
    private Func<Task>? onTruncated = onTruncated;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var allowed = (int)Math.Min(remaining, buffer.Length);
        remaining -= allowed;
        await Inner.WriteAsync(buffer[..allowed], cancellationToken).ConfigureAwait(false);

        // Even an empty response must be started; otherwise, the server sends an error.
        await Inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (allowed < buffer.Length && Interlocked.Exchange(ref onTruncated, null) is { } callback)
        {
            await callback().ConfigureAwait(false);
        }
    }
}
