namespace Insights.Typed.LocalService;

/// <summary>What becomes of a report's file where whoever downloads it takes gzip or deflate.</summary>
public enum LocalServiceCompression
{
    /// <summary>It arrives as it is.</summary>
    None,

    /// <summary>
    /// It arrives compressed, as a host does that keeps the compressed file: with its length, an <c>ETag</c> of its own, and
    /// ranges, which count the compressed bytes.
    /// </summary>
    Stored,

    /// <summary>
    /// It is compressed while it is sent, as a proxy does: without a length, with a weak <c>ETag</c>, and without ranges; who
    /// asks for a range gets the whole file.
    /// </summary>
    OnTheFly,
}
