using Insights.Typed.Compression;

namespace Insights.Typed.Reading;

/// <summary>A stream whose first bytes have been read already, as if they had not. Leaves it open.</summary>
internal sealed class BegunStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> start = start;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        start.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(ReadStart(buffer.Span));

    private int ReadStart(Span<byte> buffer)
    {
        var length = Math.Min(start.Length, buffer.Length);
        start.Span[..length].CopyTo(buffer);
        start = start[length..];
        return length;
    }
}
