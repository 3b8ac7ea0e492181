using Insights.Typed.Compression;

namespace Insights.Typed.Reading;

/// <summary>The content of a compressed file. An error in its compression is an error in the report.</summary>
internal sealed class GZipReportStream(Stream compressed) : ReadOnlyStream
{
    private readonly DecompressingStream content = new(compressed, ContentCoding.GZip);

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (CompressedDataException exception)
        {
            throw new ReportFormatException($"The compressed report is damaged: {exception.Message}.");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
