using Insights.Typed.Compression;

namespace Insights.Typed.Reading;

/// <summary>A report file on disk, compressed or not.</summary>
internal sealed class SavedFile(string path) : ReportSource
{
    private Stream? stream;

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        stream = new DiskStream(path);
        var start = new byte[2];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        return stream = ContentCodings.IsGZip(start.AsSpan(0, length)) ? new UnzippedStream(stream) : stream;
    }

    public override ValueTask DisposeAsync() => stream?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>
/// A file, read in the large pieces that a reader asks for. To read without blocking, a thread of the pool is blocked in
/// place of the caller's; where the caller's is such a thread itself, handing over to another is only slower.
/// </summary>
internal sealed class DiskStream(string path) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Thread.CurrentThread.IsThreadPoolThread && SynchronizationContext.Current is not null)
        {
            return base.ReadAsync(buffer, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Read(buffer.Span));
    }
}

/// <summary>A report file in a stream of somebody else's, compressed or not.</summary>
internal sealed class GivenFile(Stream given) : ReportSource
{
    private Stream? opened;

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var start = new byte[2];
        var length = await given.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        opened = new BegunStream(start.AsMemory(0, length), given);
        return opened = ContentCodings.IsGZip(start.AsSpan(0, length)) ? new UnzippedStream(opened) : opened;
    }

    public override ValueTask DisposeAsync() => opened?.DisposeAsync() ?? ValueTask.CompletedTask;
}
