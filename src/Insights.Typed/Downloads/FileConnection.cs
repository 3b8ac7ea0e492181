using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Compression;

namespace Insights.Typed.Downloads;

/// <summary>One answer with the file, or with the rest of it, while it is read.</summary>
internal sealed class FileConnection(HttpResponseMessage response, Stream content, ContentCoding coding, FileHostInvoker invoker, Uri address) : IDisposable
{
    public string Host => address.Host;

    public ContentCoding Coding => coding;

    /// <summary>Whether it begins with the first byte of the file.</summary>
    public bool IsFromStart => response.StatusCode != HttpStatusCode.PartialContent;

    /// <summary>How long the answer's content is; null where the host does not say.</summary>
    public long? ContentLength => response.Content.Headers.ContentLength;

    /// <summary>Which part of the file it is.</summary>
    public ContentRangeHeaderValue? Range => response.Content.Headers.ContentRange;

    /// <summary>What tells this file from any other; null where the host gives no tag.</summary>
    public EntityTagHeaderValue? Tag => response.Headers.ETag;

    /// <exception cref="InsightsException">The connection broke; transient.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, string failureMessage, CancellationToken cancellationToken) => invoker.InvokeAsync(
        static (state, token) => state.content.ReadAsync(state.buffer, token), (content, buffer), failureMessage, cancellationToken);

    public void Dispose()
    {
        content.Dispose();
        response.Dispose();
    }
}
