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
/// A file that is read in the large pieces that a reader requests. To read without blocking the caller's thread, it blocks a thread of the pool;
/// if the caller's thread is one already, it reads on that thread, because switching is slower.
/// </summary>
/// <remarks>Wraps a file stream instead of deriving from it: a derived class would read into an additional buffer and copy.</remarks>
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
