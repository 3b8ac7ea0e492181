using Insights.Typed.Compression;

namespace Insights.Typed.Reading;

/// <summary>A report file on disk, compressed or not.</summary>
internal sealed class DiskReportSource(string path) : ReportSource
{
    private DiskStream? disk;
    private StreamReportSource? file;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        disk = new DiskStream(path);
        file = new StreamReportSource(disk);
        return file.OpenAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (file is not null)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }

        if (disk is not null)
        {
            await disk.DisposeAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>
/// A file, read in the large pieces that a reader asks for. To read without blocking, a thread of the pool is blocked in
/// place of the caller's; where the caller's is such a thread itself, handing over to another is only slower.
/// </summary>
/// <remarks>Around a file stream, not derived from one: what is derived reads into a buffer of its own first, and copies.</remarks>
internal sealed class DiskStream(string path) : ReadOnlyStream
{
    private readonly FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Thread.CurrentThread.IsThreadPoolThread && SynchronizationContext.Current is not null)
        {
            return file.ReadAsync(buffer, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(file.Read(buffer.Span));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
