using System.Net;

namespace Insights.Typed.Transport;

/// <summary>A body that is created when it is sent. A handler can wait for a long time before that, and a time in the body must still be right then.</summary>
/// <param name="create">Creates the body. Called once.</param>
internal sealed class LateContent(Func<byte[]> create) : HttpContent
{
    private readonly Lazy<byte[]> body = new(create);

    /// <summary>Writes the body for a handler that reads it synchronously, which the base class does not support.</summary>
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.Write(body.Value);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(body.Value, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = body.Value.Length;
        return true;
    }
}
