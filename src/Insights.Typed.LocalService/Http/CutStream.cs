namespace Insights.Typed.LocalService.Http;

/// <summary>Lets so many bytes through. What comes behind them is swallowed.</summary>
/// <param name="wire">What the bytes go to.</param>
/// <param name="left">How many of them.</param>
/// <param name="wait">What happens before the first byte that is swallowed.</param>
internal sealed class CutStream(Stream wire, long left, Func<Task>? wait = null) : AnswerStream(wire)
{
    private long left = left;
    private Func<Task>? wait = wait;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var through = (int)Math.Min(left, buffer.Length);
        left -= through;
        await Wire.WriteAsync(buffer[..through], cancellationToken).ConfigureAwait(false);

        // An answer of which nothing is let through has to begin all the same, or the server makes an error of it.
        await Wire.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (through < buffer.Length && Interlocked.Exchange(ref wait, null) is { } first)
        {
            await first().ConfigureAwait(false);
        }
    }
}
