using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Reports;

/// <summary>
/// Where a report's file is fetched from. Its link is a secret of its own and leads to another host: the token never
/// goes there, and no message holds the link.
/// </summary>
/// <param name="http">What sends requests.</param>
/// <param name="retry">When to send one again.</param>
/// <param name="telemetry">Told of links that are refused.</param>
/// <param name="newLink">Gets a link that has not expired.</param>
/// <param name="firstLink">A link to begin with, which may have expired.</param>
internal sealed class ReportFileSource(
    HttpMessageInvoker http, ServiceRetry retry, ReportTelemetry telemetry, Func<CancellationToken, Task<Uri>> newLink, Uri? firstLink = null)
{
    private Uri? link = firstLink;
    private EntityTagHeaderValue? version;

    /// <summary>How long the file is; null where its host does not say.</summary>
    public long? Length { get; private set; }

    /// <summary>Whether the file can be taken up again in the middle, knowing that it is the same file.</summary>
    public bool CanResume => version is { IsWeak: false } && Length is not null;

    /// <summary>The file's content from a place on.</summary>
    public async Task<HttpResponseMessage> OpenAsync(long position, CancellationToken cancellationToken)
    {
        if (link is not null)
        {
            try
            {
                return await FetchAsync(link, position, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.Gone or HttpStatusCode.NotFound)
            {
                // The link has come to its end while the file was read; the service hands out another.
                telemetry.LinkRefused((int)exception.Status);
            }
        }

        link = await newLink(cancellationToken).ConfigureAwait(false);
        return await FetchAsync(link, position, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> FetchAsync(Uri address, long position, CancellationToken cancellationToken) => await retry.ExecuteAsync(
        static async (state, token) =>
        {
            var response = await state.Source.SendAsync(state.Address, state.Position, token).ConfigureAwait(false);
            try
            {
                state.Source.Check(response, state.Address, state.Position);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        },
        (Source: this, Address: address, Position: position),
        HttpMethod.Get,
        cancellationToken).ConfigureAwait(false);

    private async Task<HttpResponseMessage> SendAsync(Uri address, long position, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (position > 0)
        {
            request.Headers.Range = new RangeHeaderValue(position, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(version!);
        }

        try
        {
            return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new InsightsException($"The report's file did not arrive from {address.Host}: {exception.Message}", exception)
            {
                Operation = "download report",
                IsTransient = true,
                Kind = ErrorKind.Of(exception),
            };
        }
    }

    /// <summary>Makes sure that the answer is the file, and in its middle the same file as before.</summary>
    private void Check(HttpResponseMessage response, Uri address, long position)
    {
        if (!response.IsSuccessStatusCode)
        {
            var status = response.StatusCode;
            throw new InsightsServiceException(
                $"The report's file was refused by {address.Host} with {(int)status} {status}{(status == HttpStatusCode.Forbidden ? "; the link may have expired" : "")}.",
                status,
                "download report",
                reason: null,
                correlationId: null,
                queryText: null)
            {
                IsTransient = (int)status is 408 or 429 or >= 500,
            };
        }

        if (position == 0)
        {
            // What is decompressed on its way has no places of its own that could be asked for.
            var isAsStored = response.Content.Headers.ContentEncoding.Count == 0;
            Length = isAsStored ? response.Content.Headers.ContentLength : null;
            version = response.Headers.ETag;
            telemetry.DownloadStarted(address.Host, Length);
            return;
        }

        var range = response.Content.Headers.ContentRange;
        var isSameFile = response.StatusCode == HttpStatusCode.PartialContent
            && range?.From == position
            && (range.Length is null || range.Length == Length)
            && (response.Headers.ETag is null || response.Headers.ETag.Equals(version));
        if (!isSameFile)
        {
            throw new InsightsException(
                $"The report's file changed while it was read: its first {position} bytes have been read, and what {address.Host} has now does not continue them. Run the query again.")
            {
                Operation = "download report",
                Kind = ErrorKind.ChangedFile,
            };
        }
    }
}
