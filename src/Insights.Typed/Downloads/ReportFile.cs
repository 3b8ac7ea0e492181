using Insights.Typed.Compression;
using Insights.Typed.Errors;
using Insights.Typed.Telemetry;
using Insights.Typed.Transport;

namespace Insights.Typed.Downloads;

/// <summary>
/// The decompressed file of a report as one stream, independent of the connections below it. After an interruption the next
/// connection resumes at the next byte; if the host does not support this, the download restarts, and the bytes that were returned
/// before are compared and skipped. So rows of two files are never mixed.
/// </summary>
internal sealed class ReportFile(ReportFileSource source, ServiceRetry retry, InsightsClientOptions options, ReportTelemetry telemetry) : ReadOnlyStream
{
    /// <summary>The number of allowed interruptions (our choice: a download with one byte per connection must end).</summary>
    private const int MaxInterruptions = 1000;

    /// <summary>The number of bytes for each further allowed interruption.</summary>
    private const int BytesPerInterruption = 64 * 1024;

    private readonly DeliveredContent delivered = new();
    private FileBody? body;
    private Stream? content;
    private DeliveredContent? repeated;
    private string host = "";
    private long receivedBytes;
    private int interruptions;
    private Exception? lastInterruption;

    /// <summary>Gets the number of bytes that have arrived, as transferred: compressed if the file is. A restart does not reduce it.</summary>
    public override long Position
    {
        get => receivedBytes;
        set => throw new NotSupportedException();
    }

    /// <summary>Gets the total number of bytes, counted as <see cref="Position"/>; null if the host does not state it.</summary>
    public long? KnownLength => body?.KnownLength;

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var before = receivedBytes;
            try
            {
                return await retry.ExecuteAsync(
                    static (state, token) => state.File.AttemptAsync(state.Buffer, token), (File: this, Buffer: buffer), cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsException exception) when (exception.Failure.CanRetry && receivedBytes > before && options.MaxRetries > 0)
            {
                // Bytes have arrived, even if they do not decompress to anything yet.
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseBody();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> AttemptAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            if (body is null or { RequiresConnection: true })
            {
                await ConnectAsync(cancellationToken).ConfigureAwait(false);
            }

            while (repeated is not null)
            {
                await RepeatAsync(buffer, cancellationToken).ConfigureAwait(false);
            }

            var read = await ReadContentAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (delivered.Count == 0 && FileResponse.IsMarkup(buffer.Span[..read]))
            {
                throw FileResponse.CreateWebPageException(host);
            }

            delivered.Add(buffer.Span[..read]);
            return read;
        }
        catch (InsightsException exception) when (exception.Failure.CanRetry)
        {
            body?.Disconnect();
            lastInterruption = body is null ? null : exception;
            exception.SetOperation(InsightsOperationNames.DownloadReport, null);
            exception.IsDownloadInterruption = body is not null;
            if (++interruptions > MaxInterruptions + (delivered.Count / BytesPerInterruption))
            {
                throw new InsightsException($"The download of the report's file was interrupted {interruptions} times after {delivered.Count} bytes, so the client stopped it. The last error: {exception.Message}", exception)
                {
                    Failure = FailureClassifier.BrokenDownload with { IsRetried = true },
                };
            }

            throw;
        }
    }

    private async ValueTask ConnectAsync(CancellationToken cancellationToken)
    {
        telemetry.RestoreActivity();
        if (lastInterruption is not null)
        {
            telemetry.DownloadResumed(receivedBytes, lastInterruption);
            lastInterruption = null;
        }

        if (body?.ResumePosition is { } resumePosition)
        {
            var next = await source.OpenAsync(resumePosition, cancellationToken).ConfigureAwait(false);
            if (body.TryContinue(next))
            {
                return;
            }

            if (next.IsFromStart)
            {
                Restart(next);
                return;
            }

            next.Dispose();
        }

        Restart(await source.OpenAsync(position: null, cancellationToken).ConfigureAwait(false));
    }

    private void Restart(FileConnection connection)
    {
        CloseBody();
        host = connection.Host;
        body = new FileBody(connection);
        content = body.Coding == ContentCoding.Identity ? body : new DecompressingStream(body, body.Coding);
        repeated = delivered.Count > 0 ? new DeliveredContent() : null;
    }

    /// <summary>Reads the bytes that were returned before once more.</summary>
    private async ValueTask RepeatAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var remaining = delivered.Count - repeated!.Count;
        var read = await ReadContentAsync(buffer[..(int)Math.Min(remaining, buffer.Length)], cancellationToken).ConfigureAwait(false);
        repeated.Add(buffer.Span[..read]);
        if (read == 0 || (read == remaining && !repeated.HasSameContent(delivered)))
        {
            throw new InsightsException(
                $"The report's file changed while it was read: after a restart of the download, the first {delivered.Count} bytes from {host} differ. Run the query again.")
            {
                Failure = new(ErrorKind.ChangedFile),
            };
        }

        if (read == remaining)
        {
            repeated = null;
        }
    }

    private async ValueTask<int> ReadContentAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await content!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (CompressedDataException exception)
        {
            receivedBytes = Math.Max(receivedBytes, body!.Position);

            // If no length was announced, a connection that closed early looks like this.
            var isPossibleInterruption = exception.IsTruncated && body.KnownLength is null;
            CloseBody();
            throw isPossibleInterruption
                ? new InsightsException($"The download of the report's file was interrupted after {receivedBytes} bytes: {exception.Message}.", exception) { Failure = FailureClassifier.BrokenDownload }
                : new ReportFormatException($"The report's file is damaged: {exception.Message}.");
        }
        finally
        {
            receivedBytes = Math.Max(receivedBytes, body?.Position ?? 0);
        }
    }

    private void CloseBody()
    {
        content?.Dispose();
        content = null;
        body?.Dispose();
        body = null;
        repeated = null;
    }
}
