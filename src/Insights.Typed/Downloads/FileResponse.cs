using System.Net;
using Insights.Typed.Compression;
using Insights.Typed.Errors;

namespace Insights.Typed.Downloads;

/// <summary>Checks that a response of the file's host is the file.</summary>
internal static class FileResponse
{
    /// <summary>Gets the compression of the file.</summary>
    /// <exception cref="InsightsException">The response is not the file; transient if a retry can succeed.</exception>
    public static ContentCoding GetCoding(HttpResponseMessage response, string host, bool isPart, DateTimeOffset now)
    {
        var status = response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            throw new InsightsServiceException(
                $"{host} refused the report's file with {(int)status} {status}{(status == HttpStatusCode.Forbidden ? "; the link may have expired" : "")}.",
                status,
                InsightsOperationNames.DownloadReport,
                reason: null,
                correlationId: null,
                queryText: null)
            {
                Failure = FailureClassifier.FromStatus(status, FailureClassifier.GetRetryAfter(response.Headers, now)),
            };
        }

        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw CreateWebPageException(host, isTransient: true);
        }

        if (status is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation) && !(isPart && status == HttpStatusCode.PartialContent))
        {
            throw new InsightsException($"The response of {host} to the download of the report's file is {(int)status} {status}, which is not the file.");
        }

        return ContentCodings.ReadFrom(response, out var name)
            ?? throw new InsightsException($"The report's file from {host} is compressed with '{name}'; the client accepts gzip, deflate or no compression.");
    }

    /// <summary>Returns a value indicating whether content starts like a web page or an error of a blob store; the header of a report never does.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> beginning) => beginning.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];

    public static InsightsException CreateWebPageException(string host, bool isTransient = false) =>
        new($"The response of {host} to the download of the report's file is a web page or an XML error: it comes from a proxy, a sign-in or an outage, not from the report.")
        {
            Failure = isTransient ? FailureClassifier.BrokenResponse : new(ErrorKind.InvalidResponse),
        };
}
