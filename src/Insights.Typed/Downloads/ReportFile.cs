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
    private const int MostBreaks = 1000;

    /// <summary>And once more for each of these.</summary>
    private const int BytesPerBreak = 64 * 1024;

    private readonly DeliveredBytes delivered = new();
    private FileBody? body;
    private Stream? content;
    private DeliveredBytes? repeated;
    private string host = "";
    private long furthest;
    private int breaks;
    private Exception? lastBreak;

    /// <summary>How many bytes have arrived, counted as they travel: compressed where the file is. Starting over does not turn it back.</summary>
    public override long Position
    {
        get => furthest;
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes travel in all, counted as <see cref="Position"/> does; null where the host does not say.</summary>
    public long? KnownLength => body?.KnownLength;

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var before = furthest;
            try
            {
                return await retry.ExecuteAsync(
                isTriedOnce: false,
                    static (state, token) => state.File.AttemptAsync(state.Buffer, token), (File: this, Buffer: buffer), HttpMethod.Get, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsException exception) when (exception.Failure.CanRetry && furthest > before && options.MaxRetries > 0)
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
            DropBody();
            delivered.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> AttemptAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            if (body is null or { NeedsConnection: true })
            {
                await ConnectAsync(cancellationToken).ConfigureAwait(false);
            }

            while (repeated is not null)
            {
                await RepeatAsync(buffer, cancellationToken).ConfigureAwait(false);
            }

            var read = await ReadOnAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (delivered.Count == 0 && FileAnswer.IsMarkup(buffer.Span[..read]))
            {
                throw FileAnswer.WebPage(host);
            }

            delivered.Add(buffer.Span[..read]);
            return read;
        }
        catch (InsightsException exception) when (exception.Failure.CanRetry)
        {
            body?.Disconnect();
            lastBreak = body is null ? null : exception;
            exception.Concerns("download report", null);
            exception.IsDownloadBreak = body is not null;
            if (++breaks > MostBreaks + (delivered.Count / BytesPerBreak))
            {
                throw new InsightsException($"The download of the report's file is given up: it broke off {breaks} times for {delivered.Count} bytes. The last time: {exception.Message}", exception)
                {
                    Failure = FailureClassifier.BrokenDownload with { IsRetried = true },
                };
            }

            throw;
        }
    }

    private async ValueTask ConnectAsync(CancellationToken cancellationToken)
    {
        telemetry.GoOn();
        if (lastBreak is not null)
        {
            telemetry.DownloadResumed(furthest, lastBreak);
            lastBreak = null;
        }

        if (body?.Place is { } place)
        {
            var next = await source.OpenAsync(place, cancellationToken).ConfigureAwait(false);
            if (body.TryContinue(next))
            {
                return;
            }

            if (next.IsWhole)
            {
                StartOver(next);
                return;
            }

            next.Dispose();
        }

        StartOver(await source.OpenAsync(place: null, cancellationToken).ConfigureAwait(false));
    }

    private void StartOver(FileConnection connection)
    {
        DropBody();
        host = connection.Host;
        body = new FileBody(connection);
        content = body.Coding == ContentCoding.Identity ? body : new DecompressingStream(body, body.Coding);
        repeated = delivered.Count > 0 ? new DeliveredBytes() : null;
    }

    /// <summary>Reads what was handed on before once more.</summary>
    private async ValueTask RepeatAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var left = delivered.Count - repeated!.Count;
        var read = await ReadOnAsync(buffer[..(int)Math.Min(left, buffer.Length)], cancellationToken).ConfigureAwait(false);
        repeated.Add(buffer.Span[..read]);
        if (read == 0 || (read == left && !repeated.Equal(delivered)))
        {
            throw new InsightsException(
                $"The report's file changed while it was read: its first {delivered.Count} bytes have been read, and what {host} has now does not continue them. Run the query again.")
            {
                Failure = new(ErrorKind.ChangedFile),
            };
        }

        if (read == left)
        {
            repeated.Dispose();
            repeated = null;
        }
    }

    private async ValueTask<int> ReadOnAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await content!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (CompressedDataException exception)
        {
            furthest = Math.Max(furthest, body!.Position);

            // Where no length was announced, a connection that closed too early looks just like this.
            var mayBeBreak = exception.IsCutShort && body.KnownLength is null;
            DropBody();
            throw mayBeBreak
                ? new InsightsException($"The download of the report's file broke off after {furthest} bytes: {exception.Message}.", exception) { Failure = FailureClassifier.BrokenDownload }
                : new ReportFormatException($"The report's file is broken: {exception.Message}.");
        }
        finally
        {
            furthest = Math.Max(furthest, body?.Position ?? 0);
        }
    }

    private void DropBody()
    {
        content?.Dispose();
        content = null;
        body?.Dispose();
        body = null;
        repeated?.Dispose();
        repeated = null;
    }
}
