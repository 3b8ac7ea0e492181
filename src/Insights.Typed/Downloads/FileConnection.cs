using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Compression;

namespace Insights.Typed.Downloads;

/// <summary>One response with the file, or with the rest of it, while it is read.</summary>
internal sealed class FileConnection(HttpResponseMessage response, Stream content, ContentCoding coding, FileHostInvoker invoker, Uri address) : IDisposable
{
    public string Host => address.Host;

    public ContentCoding Coding => coding;

    /// <summary>Gets a value indicating whether the content starts at the first byte of the file.</summary>
    public bool IsFromStart => response.StatusCode != HttpStatusCode.PartialContent;

    /// <summary>Gets the length of the content; null if the host does not state it.</summary>
    public long? ContentLength => response.Content.Headers.ContentLength;

    /// <summary>Gets the range of the file that the content is.</summary>
    public ContentRangeHeaderValue? Range => response.Content.Headers.ContentRange;

    /// <summary>Gets the entity tag of the file; null if the host returns none.</summary>
    public EntityTagHeaderValue? Tag => response.Headers.ETag;

    /// <exception cref="InsightsException">The connection was interrupted; transient.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, string failureMessage, CancellationToken cancellationToken) => invoker.InvokeAsync(
        static (state, token) => state.content.ReadAsync(state.buffer, token), (content, buffer), failureMessage, cancellationToken);

    public void Dispose()
    {
        content.Dispose();
        response.Dispose();
    }
}
