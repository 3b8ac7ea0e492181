namespace Insights.Typed.LocalService.Http;

/// <summary>Lets so many bytes through. What comes behind them is swallowed.</summary>
/// <param name="inner">What the bytes go to.</param>
/// <param name="remaining">How many of them.</param>
/// <param name="onTruncated">What happens before the first byte that is swallowed.</param>
internal sealed class TruncatingStream(Stream inner, long remaining, Func<Task>? onTruncated = null) : ResponseStream(inner)
{
    private long remaining = remaining;
    private Func<Task>? onTruncated = onTruncated;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var allowed = (int)Math.Min(remaining, buffer.Length);
        remaining -= allowed;
        await Inner.WriteAsync(buffer[..allowed], cancellationToken).ConfigureAwait(false);

        // An answer of which nothing is let through has to begin all the same, or the server makes an error of it.
        await Inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (allowed < buffer.Length && Interlocked.Exchange(ref onTruncated, null) is { } callback)
        {
            await callback().ConfigureAwait(false);
        }
    }
}
