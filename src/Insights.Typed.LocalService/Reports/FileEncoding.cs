using System.IO.Compression;

namespace Insights.Typed.LocalService.Reports;

/// <summary>A content coding of HTTP. Its <c>deflate</c> is the zlib format.</summary>
internal sealed record FileEncoding(string Name, Func<Stream, Stream> CreateEncoder)
{
    public static IReadOnlyList<FileEncoding> All { get; } =
    [
        new("gzip", stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)),
        new("deflate", stream => new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true)),
    ];

    public async Task CompressAsync(string path, Stream output, CancellationToken cancellationToken)
    {
        await using var input = FileVersion.Open(path);
        await using var encoder = CreateEncoder(output);
        await input.CopyToAsync(encoder, cancellationToken).ConfigureAwait(false);
    }
}
