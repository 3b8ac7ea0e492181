namespace Insights.Typed.LocalService;

/// <summary>Specifies how a report's file is compressed if the client accepts gzip or deflate.</summary>
public enum LocalServiceCompression
{
    /// <summary>The file is not compressed.</summary>
    None,

    /// <summary>
    /// The file is compressed, as by a host that stores the compressed file: with its length, a separate <c>ETag</c>, and
    /// ranges of the compressed bytes.
    /// </summary>
    Stored,

    /// <summary>
    /// The file is compressed while it is sent, as by a proxy: without a length, with a weak <c>ETag</c>, and without ranges: the
    /// response to a request for a range is the whole file.
    /// </summary>
    OnTheFly,
}
