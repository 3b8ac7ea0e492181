using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Compression;
using Insights.Typed.Errors;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Downloads;

/// <summary>
/// Where a report's file is fetched from. Its link is a secret of its own and leads to another host: the token never
/// goes there, and no message holds the link.
/// </summary>
/// <param name="http">What sends requests.</param>
/// <param name="options">The clock, and how long nothing may arrive.</param>
/// <param name="telemetry">Told of links that are refused, and of the download's start.</param>
/// <param name="getNewLink">Gets a link that has not expired.</param>
/// <param name="firstLink">A link to begin with, which may have expired.</param>
internal sealed class ReportFileSource(
    HttpMessageInvoker http, InsightsClientOptions options, ReportTelemetry telemetry, Func<CancellationToken, Task<Uri>> getNewLink, Uri? firstLink = null)
    : IDisposable
{
    private const int MaxRedirects = 10;

    private readonly FileHostInvoker invoker = new(new StallLimit(options.DownloadStallTimeout, options.TimeProvider));
    private Uri? link = firstLink;
    private bool hasStarted;

    /// <summary>The file from a place on, or all of it where that place cannot be had any more; from the beginning where it is null.</summary>
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
                // The link has come to its end while the file was read; the service hands out another.
                telemetry.LinkRefused((int)exception.StatusCode);
            }
        }

        link = await GetNewLinkAsync(cancellationToken).ConfigureAwait(false);
        return await FetchAsync(link, position, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => invoker.Dispose();

    /// <summary>What the service itself did not do after all its retries is not to be tried as often again.</summary>
    private async Task<Uri> GetNewLinkAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await getNewLink(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception) when (exception.IsTransient)
        {
            throw new InsightsException($"The report's file requires a new link, and none was received: {exception.Message}", exception) { Failure = exception.Failure with { IsRetried = true } };
        }
    }

    /// <summary>Follows redirects by itself: a handler would also follow those that lead into the clear.</summary>
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

        throw new InsightsException($"The download of the report's file was sent on more than {MaxRedirects} times, last by {address.Host}.") { Failure = new(ErrorKind.ForeignAddress) };
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
        if (position is { } from)
        {
            request.Headers.Range = new RangeHeaderValue(from.Position, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(from.Version);
        }

        return await invoker.InvokeAsync(
            static async (state, token) => await state.http.SendAsync(state.request, token).ConfigureAwait(false),
            (http, request),
            $"The report's file did not arrive from {address.Host}",
            cancellationToken).ConfigureAwait(false);
    }
}
