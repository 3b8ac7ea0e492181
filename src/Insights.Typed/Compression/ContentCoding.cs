using System.Net.Http.Headers;

namespace Insights.Typed.Compression;

/// <summary>What an answer's content is compressed with.</summary>
internal enum ContentCoding
{
    /// <summary>Nothing.</summary>
    Identity,

    /// <summary>RFC 1952.</summary>
    GZip,

    /// <summary>RFC 1950 as the standard says, or RFC 1951 as some servers have it.</summary>
    Deflate,
}

/// <summary>
/// Compression as the client asks for it and finds it. It decompresses by itself: a handler that does so leaves neither
/// the length nor the places of what travelled, and a broken download could not be taken up again.
/// </summary>
internal static class ContentCodings
{
    private static readonly StringWithQualityHeaderValue[] Accepted = [new("gzip"), new("deflate")];

    /// <summary>Says on a request what its answer may be compressed with.</summary>
    public static void AddAcceptHeader(HttpRequestMessage request)
    {
        foreach (var coding in Accepted)
        {
            request.Headers.AcceptEncoding.Add(coding);
        }
    }

    /// <summary>What an answer is compressed with; null, and its name, where that is nothing that was asked for.</summary>
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

    /// <summary>Whether bytes that begin so are compressed with gzip. No text does: the second byte cannot follow the first in UTF-8.</summary>
    public static bool IsGZip(ReadOnlySpan<byte> first) => first is [0x1F, 0x8B];

    public static string GetName(ContentCoding coding) => coding == ContentCoding.GZip ? "gzip" : "deflate";
}
