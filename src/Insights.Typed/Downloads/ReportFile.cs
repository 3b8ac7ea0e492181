using Insights.Typed.Compression;
using Insights.Typed.Errors;
using Insights.Typed.Telemetry;
using Insights.Typed.Transport;

namespace Insights.Typed.Downloads;

/// <summary>
/// The file of a report, decompressed, as one stream whatever happens to the connections below it. After a break the next
/// one goes on at the next byte; where the host cannot do that, it starts over, and what was handed on already is
/// compared and left out. So rows of two files are never mixed.
/// </summary>
internal sealed class ReportFile(ReportFileSource source, ServiceRetry retry, InsightsClientOptions options, ReportTelemetry telemetry) : ReadOnlyStream
{
    /// <summary>So often a download may break, whatever it gains (our choice: one byte per connection is no download).</summary>
    private const int MaxInterruptions = 1000;

    /// <summary>And once more for each of these.</summary>
    private const int BytesPerInterruption = 64 * 1024;

    private readonly DeliveredContent delivered = new();
    private FileBody? body;
    private Stream? content;
    private DeliveredContent? repeated;
    private string host = "";
    private long receivedBytes;
    private int interruptions;
    private Exception? lastInterruption;

    /// <summary>How many bytes have arrived, counted as they travel: compressed where the file is. Starting over does not turn it back.</summary>
    public override long Position
    {
        get => receivedBytes;
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes travel in all, counted as <see cref="Position"/> does; null where the host does not say.</summary>
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
                isSingleAttempt: false,
                    static (state, token) => state.File.AttemptAsync(state.Buffer, token), (File: this, Buffer: buffer), HttpMethod.Get, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsException exception) when (exception.Failure.CanRetry && receivedBytes > before && options.MaxRetries > 0)
            {
                // Bytes were gained, though none that decompress to anything yet.
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseBody();
            delivered.Dispose();
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
            exception.SetOperation("download report", null);
            exception.IsDownloadInterruption = body is not null;
            if (++interruptions > MaxInterruptions + (delivered.Count / BytesPerInterruption))
            {
                throw new InsightsException($"The download of the report's file is given up: it broke off {interruptions} times for {delivered.Count} bytes. The last time: {exception.Message}", exception)
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

    /// <summary>Reads what was handed on before once more.</summary>
    private async ValueTask RepeatAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var remaining = delivered.Count - repeated!.Count;
        var read = await ReadContentAsync(buffer[..(int)Math.Min(remaining, buffer.Length)], cancellationToken).ConfigureAwait(false);
        repeated.Add(buffer.Span[..read]);
        if (read == 0 || (read == remaining && !repeated.HasSameContent(delivered)))
        {
            throw new InsightsException(
                $"The report's file changed while it was read: its first {delivered.Count} bytes have been read, and what {host} has now does not continue them. Run the query again.")
            {
                Failure = new(ErrorKind.ChangedFile),
            };
        }

        if (read == remaining)
        {
            repeated.Dispose();
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

            // Where no length was announced, a connection that closed too early looks just like this.
            var isPossibleInterruption = exception.IsTruncated && body.KnownLength is null;
            CloseBody();
            throw isPossibleInterruption
                ? new InsightsException($"The download of the report's file broke off after {receivedBytes} bytes: {exception.Message}.", exception) { Failure = FailureClassifier.BrokenDownload }
                : new ReportFormatException($"The report's file is broken: {exception.Message}.");
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
        repeated?.Dispose();
        repeated = null;
    }
}
