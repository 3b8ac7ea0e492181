using Insights.Typed.Compression;

namespace Insights.Typed.Reading;

/// <summary>
/// A report file in a stream that belongs to the caller. Its first bytes determine how it is read, both from disk and in a
/// download: gzip is decompressed, even without a header that announces it, and a file that is not text in UTF-8 is rejected with the name of its format.
/// </summary>
internal sealed class StreamReportSource(Stream input) : ReportSource
{
    /// <summary>The number of bytes that are read at once. A download needs enough of them to recognize a web page.</summary>
    private const int StartLength = 1024;

    /// <summary>Two layers: a compressed file, compressed again by a host or a handler without a header. More is not a report.</summary>
    private const int MaxLayers = 2;

    private readonly Stack<Stream> opened = [];

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var stream = input;
        for (var layer = 0; ; layer++)
        {
            var start = new byte[StartLength];
            var length = await stream.ReadAtLeastAsync(start, FileSignature.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            stream = Track(new PrefixedStream(start.AsMemory(0, length), stream));
            if (FileSignature.FindUnsupportedReason(start.AsSpan(0, length)) is { } unsupportedReason)
            {
                throw new ReportFormatException(unsupportedReason, lineNumber: 1, byteOffset: 0);
            }

            if (!ContentCodings.IsGZip(start.AsSpan(0, Math.Min(length, 2))))
            {
                return stream;
            }

            if (layer == MaxLayers)
            {
                throw new ReportFormatException($"The report is compressed with gzip more than {MaxLayers} times.");
            }

            stream = Track(new GZipReportStream(stream));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        while (opened.TryPop(out var stream))
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Stream Track(Stream stream)
    {
        opened.Push(stream);
        return stream;
    }
}
