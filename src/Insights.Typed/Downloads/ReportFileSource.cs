using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Compression;
using Insights.Typed.Errors;
using Insights.Typed.Telemetry;
using Insights.Typed.Transport;

namespace Insights.Typed.Downloads;

/// <summary>
/// Downloads a report's file. Its link is a secret and leads to another host: the token is never
/// sent there, and no message contains the link.
/// </summary>
/// <param name="http">Sends the requests.</param>
/// <param name="options">The options with the clock and the stall limit.</param>
/// <param name="telemetry">Receives refused links and the start of the download.</param>
/// <param name="getNewLink">Gets a link that has not expired.</param>
/// <param name="firstLink">The first link, which may have expired.</param>
internal sealed class ReportFileSource(
    HttpMessageInvoker http, InsightsClientOptions options, ReportTelemetry telemetry, Func<CancellationToken, Task<Uri>> getNewLink, Uri? firstLink = null)
    : IDisposable
{
    private const int MaxRedirects = 10;

    private readonly FileHostInvoker invoker = new(new StallLimit(options.DownloadStallTimeout, options.TimeProvider));
    private Uri? link = firstLink;
    private bool hasStarted;

    /// <summary>Opens the file from a position, or from its beginning if the host no longer has that position or the position is null.</summary>
    public async Task<FileConnection> OpenAsync(FilePosition? position, CancellationToken cancellationToken)
    {
        if (link is not null)
        {
            try
            {
                return await FetchAsync(link, position, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Gone or HttpStatusCode.NotFound)
            {
                // The link has expired while the file was read; the service returns a new one.
                telemetry.LinkRefused((int)exception.StatusCode);
            }
        }

        link = await GetNewLinkAsync(cancellationToken).ConfigureAwait(false);
        return await FetchAsync(link, position, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => invoker.Dispose();

    /// <summary>Gets a new link. The service has retried this request already, so its failure is not retried again.</summary>
    private async Task<Uri> GetNewLinkAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await getNewLink(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception) when (exception.IsTransient)
        {
            throw new InsightsException($"The download of the report's file requires a new link, and the request for it failed: {exception.Message}", exception) { Failure = exception.Failure with { IsRetried = true } };
        }
    }

    /// <summary>Sends a request and follows redirects: a handler would also follow unencrypted ones.</summary>
    private async Task<FileConnection> FetchAsync(Uri address, FilePosition? position, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var response = await SendAsync(address, position, cancellationToken).ConfigureAwait(false);
            try
            {
                var responseAddress = FileRedirect.CheckTarget(address, response.RequestMessage?.RequestUri ?? address);
                if (FileRedirect.FindTarget(response, responseAddress) is { } next)
                {
                    response.Dispose();
                    address = next;
                    continue;
                }

                if (position is not null && response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PreconditionFailed)
                {
                    response.Dispose();
                    position = null;
                    continue;
                }

                var coding = FileResponse.GetCoding(response, responseAddress.Host, isPart: position is not null, options.TimeProvider.GetUtcNow());
                var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                ReportStart(responseAddress.Host, response.Content.Headers.ContentLength);
                return new FileConnection(response, content, coding, invoker, responseAddress);
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        throw new InsightsException($"The download of the report's file was redirected more than {MaxRedirects} times, the last time by {address.Host}.") { Failure = new(ErrorKind.ForeignAddress) };
    }

    private void ReportStart(string host, long? length)
    {
        if (!hasStarted)
        {
            hasStarted = true;
            telemetry.DownloadStarted(host, length);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, FilePosition? position, CancellationToken cancellationToken)
    {
        invoker.Links.Add(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        ContentCodings.AddAcceptHeader(request);
        TimeLimitOption.Set(request, invoker.SuspendLimit);
        if (position is { } from)
        {
            request.Headers.Range = new RangeHeaderValue(from.Position, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(from.Version);
        }

        return await invoker.InvokeAsync(
            static async (state, token) => await state.http.SendAsync(state.request, token).ConfigureAwait(false),
            (http, request),
            $"The report's file could not be downloaded from {address.Host}",
            cancellationToken).ConfigureAwait(false);
    }
}
