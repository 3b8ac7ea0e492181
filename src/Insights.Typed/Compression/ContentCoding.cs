using System.Net.Http.Headers;

namespace Insights.Typed.Compression;

/// <summary>Specifies the compression of a response.</summary>
internal enum ContentCoding
{
    /// <summary>No compression.</summary>
    Identity,

    /// <summary>RFC 1952.</summary>
    GZip,

    /// <summary>RFC 1950 as the standard requires, or RFC 1951 as some servers send it.</summary>
    Deflate,
}

/// <summary>
/// Requests and detects compression. The client decompresses itself: a handler that decompresses removes
/// the length and the offsets of the transferred bytes, so that an interrupted download could not be resumed.
/// </summary>
internal static class ContentCodings
{
    private static readonly StringWithQualityHeaderValue[] Accepted = [new(GetName(ContentCoding.GZip)), new(GetName(ContentCoding.Deflate))];

    /// <summary>Adds the accepted codings to a request.</summary>
    public static void AddAcceptHeader(HttpRequestMessage request)
    {
        foreach (var coding in Accepted)
        {
            request.Headers.AcceptEncoding.Add(coding);
        }
    }

    /// <summary>Gets the coding of a response; null, with its name, if the client did not request it.</summary>
    public static ContentCoding? ReadFrom(HttpResponseMessage response, out string name)
    {
        name = string.Join(", ", response.Content.Headers.ContentEncoding.Where(n => !n.Equals("identity", StringComparison.OrdinalIgnoreCase)));
        return name.ToUpperInvariant() switch
        {
            "" => ContentCoding.Identity,
            "GZIP" or "X-GZIP" => ContentCoding.GZip,
            "DEFLATE" => ContentCoding.Deflate,
            _ => null,
        };
    }

    /// <summary>Returns a value indicating whether bytes are gzip data. Text in UTF-8 never is: the second byte cannot follow the first.</summary>
    public static bool IsGZip(ReadOnlySpan<byte> first) => first is [0x1F, 0x8B];

    /// <summary>Gets the name of a coding as a header has it.</summary>
    public static string GetName(ContentCoding coding) => coding switch
    {
        ContentCoding.Identity => "identity",
        ContentCoding.GZip => "gzip",
        ContentCoding.Deflate => "deflate",
    };
}
