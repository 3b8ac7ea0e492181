using System.IO.Compression;

namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Content, compressed in each way that a host may choose.</summary>
internal static class CompressedContent
{
    public static byte[] GZip(byte[] plain) => Compress(plain, to => new GZipStream(to, CompressionLevel.Fastest));

    public static byte[] ZLib(byte[] plain) => Compress(plain, to => new ZLibStream(to, CompressionLevel.Fastest));

    public static byte[] RawDeflate(byte[] plain) => Compress(plain, to => new DeflateStream(to, CompressionLevel.Fastest));

    public static byte[] As(string form, byte[] plain) => form switch
    {
        "gzip" => GZip(plain),
        "zlib" => ZLib(plain),
        "raw deflate" => RawDeflate(plain),
        "identity" => plain,
        _ => throw new ArgumentException(form, nameof(form)),
    };

    /// <summary>The value of <c>Content-Encoding</c> for a form of compression.</summary>
    public static string? GetCoding(string form) => form switch
    {
        "gzip" => "gzip",
        "identity" => null,
        _ => "deflate",
    };

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressing)
    {
        using var to = new MemoryStream();
        using (var stream = compressing(to))
        {
            stream.Write(plain);
        }

        return to.ToArray();
    }
}
