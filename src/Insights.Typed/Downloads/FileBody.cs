using System.Net.Http.Headers;
using Insights.Typed.Compression;
using Insights.Typed.Errors;

namespace Insights.Typed.Downloads;

/// <summary>A position in a file, and the tag that identifies the file.</summary>
internal readonly record struct FilePosition(long Position, EntityTagHeaderValue Version);

/// <summary>
/// The bytes of a file as they are transferred, compressed or not. After an interruption another connection can resume at
/// the next byte, if the host identifies the file.
/// </summary>
internal sealed class FileBody(FileConnection first) : ReadOnlyStream
{
    private readonly ContentCoding coding = first.Coding;
    private readonly EntityTagHeaderValue? version = first.Tag is { IsWeak: false } tag ? tag : null;
    private FileConnection? connection = first;
    private long position;

    public ContentCoding Coding => coding;

    /// <summary>Gets the number of bytes to transfer; null if the host does not state it.</summary>
    public long? KnownLength { get; private set; } = first.ContentLength;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public bool RequiresConnection => connection is null && position != KnownLength;

    /// <summary>
    /// Gets the position at which another connection can resume; null if none can. Without a length and a coding, a handler may have
    /// decompressed the bytes, and then their offsets are not those of the host.
    /// </summary>
    public FilePosition? ResumePosition =>
        position > 0 && version is not null && (KnownLength is not null || coding != ContentCoding.Identity) ? new FilePosition(position, version) : null;

    /// <summary>Resumes with another connection, unless it is not at the next byte of the same file.</summary>
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
            : read == 0 && KnownLength is not null ? throw new InsightsException($"{InterruptionMessage}: it ended early.") { Failure = FailureClassifier.BrokenDownload }
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

    private string InterruptionMessage => $"The download of the report's file was interrupted after {position} bytes";
}
