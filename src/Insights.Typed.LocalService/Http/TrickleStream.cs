namespace Insights.Typed.LocalService.Http;

/// <summary>Lets bytes through a few at a time, with a pause before each few.</summary>
internal sealed class TrickleStream(Stream wire, int byteCount, Func<Task> pause) : AnswerStream(wire)
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // What was answered before the first pause is the status and the headers.
        await Wire.FlushAsync(cancellationToken).ConfigureAwait(false);
        while (buffer.Length > 0)
        {
            await pause().ConfigureAwait(false);
            var few = Math.Min(byteCount, buffer.Length);
            await Wire.WriteAsync(buffer[..few], cancellationToken).ConfigureAwait(false);
            await Wire.FlushAsync(cancellationToken).ConfigureAwait(false);
            buffer = buffer[few..];
        }
    }
}
