using System.Net.Http.Headers;
using Insights.Typed.Compression;
using Insights.Typed.Errors;

namespace Insights.Typed.Downloads;

/// <summary>A place in the middle of a file, and what tells that file from any other.</summary>
internal readonly record struct FilePosition(long Position, EntityTagHeaderValue Version);

/// <summary>
/// The file's bytes as they travel, compressed or not. A connection that breaks can be followed by another that goes on at
/// the next byte, where the host lets it be known that the file is the same.
/// </summary>
internal sealed class FileBody(FileConnection first) : ReadOnlyStream
{
    private readonly ContentCoding coding = first.Coding;
    private readonly EntityTagHeaderValue? version = first.Tag is { IsWeak: false } tag ? tag : null;
    private FileConnection? connection = first;
    private long position;

    public ContentCoding Coding => coding;

    /// <summary>How many bytes travel; null where the host does not say.</summary>
    public long? KnownLength { get; private set; } = first.ContentLength;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public bool RequiresConnection => connection is null && position != KnownLength;

    /// <summary>
    /// Where another connection could go on; null where none could. Without a length and a coding, a handler may have
    /// decompressed what travelled, and then these are not the places that the host knows.
    /// </summary>
    public FilePosition? ResumePosition =>
        position > 0 && version is not null && (KnownLength is not null || coding != ContentCoding.Identity) ? new FilePosition(position, version) : null;

    /// <summary>Goes on with another connection, unless it is not at the next byte of the same file.</summary>
    public bool TryContinue(FileConnection next)
    {
        var range = next.Range;
        var canContinue = !next.IsFromStart
            && range is { Unit: "bytes" } && range.From == position
            && (range.Length is null || KnownLength is null || range.Length == KnownLength)
            && (next.Tag is null || next.Tag.Equals(version))
            && next.Coding == coding;
        if (canContinue)
        {
            connection = next;
            KnownLength ??= range!.Length;
        }

        return canContinue;
    }

    public void Disconnect()
    {
        connection?.Dispose();
        connection = null;
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == KnownLength || connection is null)
        {
            return 0;
        }

        var read = await connection.ReadAsync(buffer, InterruptionMessage, cancellationToken).ConfigureAwait(false);
        position += read;
        return position > KnownLength ? throw new ReportFormatException($"The report's file is longer than the {KnownLength} bytes that {connection.Host} announced.")
            : read == 0 && KnownLength is not null ? throw new InsightsException($"{InterruptionMessage}: it ended too early.") { Failure = FailureClassifier.BrokenDownload }
            : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Disconnect();
        }

        base.Dispose(disposing);
    }

    private string InterruptionMessage => $"The download of the report's file broke off after {position} bytes";
}
