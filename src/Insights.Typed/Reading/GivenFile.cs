using Insights.Typed.Compression;

namespace Insights.Typed.Reading;

/// <summary>
/// A report file in a stream that belongs to the caller. Its first bytes decide how it is read, on disk and in a download
/// alike: gzip is decompressed, whether or not a header announced it, and what is no text in UTF-8 is refused by its name.
/// </summary>
internal sealed class GivenFile(Stream given) : ReportSource
{
    /// <summary>As many as are read at once. A download must have enough of them to recognize a web page.</summary>
    private const int StartLength = 1024;

    /// <summary>A file that is compressed, and sent compressed by a handler that did not say so. More than this is no report.</summary>
    private const int MostLayers = 2;

    private readonly Stack<Stream> opened = [];

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var stream = given;
        for (var layer = 0; ; layer++)
        {
            var start = new byte[StartLength];
            var length = await stream.ReadAtLeastAsync(start, FileStart.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            stream = Opened(new BegunStream(start.AsMemory(0, length), stream));
            if (FileStart.RefusalOf(start.AsSpan(0, length)) is { } refusal)
            {
                throw new ReportFormatException(refusal, line: 1, byteOffset: 0);
            }

            if (!ContentCodings.IsGZip(start.AsSpan(0, Math.Min(length, 2))))
            {
                return stream;
            }

            if (layer == MostLayers)
            {
                throw new ReportFormatException($"The report is compressed with gzip more than {MostLayers} times.");
            }

            stream = Opened(new UnzippedStream(stream));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        while (opened.TryPop(out var stream))
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Stream Opened(Stream stream)
    {
        opened.Push(stream);
        return stream;
    }
}
