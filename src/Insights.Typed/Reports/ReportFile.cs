using Insights.Typed.Telemetry;

namespace Insights.Typed.Reports;

/// <summary>
/// The file of a report as one stream, whatever happens to the connections below it: one that breaks is followed by
/// another that goes on at the next byte.
/// </summary>
internal sealed class ReportFile(ReportFileSource source, int maxRetries, ReportTelemetry telemetry) : Stream
{
    private HttpResponseMessage? response;
    private Stream? content;
    private long position;
    private int breaks;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var fault = "it ended too early";
            Exception? cause = null;
            try
            {
                content ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
                var read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read > 0)
                {
                    position += read;
                    breaks = 0;
                    return read;
                }

                if (source.Length is null || position == source.Length)
                {
                    return 0;
                }
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                fault = exception.Message;
                cause = exception;
            }

            Disconnect();
            if (++breaks > maxRetries || (position > 0 && !source.CanResume))
            {
                throw new InsightsException($"The download of the report's file broke off after {position} bytes: {fault}", cause)
                {
                    Operation = "download report",
                    Kind = ErrorKind.BrokenDownload,
                };
            }

            telemetry.DownloadResumed(position, cause);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Disconnect();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        telemetry.GoOn();
        response = await source.OpenAsync(position, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Disconnect()
    {
        content?.Dispose();
        content = null;
        response?.Dispose();
        response = null;
    }
}
