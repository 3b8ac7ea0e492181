namespace Insights.Typed.LocalService.Http;

/// <summary>Writes a few bytes at a time, with a pause before each part.</summary>
internal sealed class TrickleStream(Stream inner, int byteCount, Func<Task> pause) : ResponseStream(inner)
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The status and the headers are sent before the first pause.
        await Inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        while (buffer.Length > 0)
        {
            await pause().ConfigureAwait(false);
            var count = Math.Min(byteCount, buffer.Length);
            await Inner.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
            await Inner.FlushAsync(cancellationToken).ConfigureAwait(false);
            buffer = buffer[count..];
        }
    }
}
