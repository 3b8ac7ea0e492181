using System.Net;
using Insights.Typed.Compression;
using Insights.Typed.Errors;

namespace Insights.Typed.Downloads;

/// <summary>Makes sure that an answer of the file's host is the file.</summary>
internal static class FileResponse
{
    /// <summary>What the file is compressed with.</summary>
    /// <exception cref="InsightsException">It is not the file; transient where it may be the next time.</exception>
    public static ContentCoding GetCoding(HttpResponseMessage response, string host, bool isPart, DateTimeOffset now)
    {
        var status = response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            throw new InsightsServiceException(
                $"The report's file was refused by {host} with {(int)status} {status}{(status == HttpStatusCode.Forbidden ? "; the link may have expired" : "")}.",
                status,
                "download report",
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
            throw new InsightsException($"{host} answered the download of the report's file with {(int)status} {status}, which is not the file.");
        }

        return ContentCodings.ReadFrom(response, out var name)
            ?? throw new InsightsException($"{host} sent the report's file compressed with '{name}'; it was asked for gzip, deflate or no compression.");
    }

    /// <summary>No header of a report begins so, and every web page and every error of a blob store does.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> beginning) => beginning.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];

    public static InsightsException CreateWebPageException(string host, bool isTransient = false) =>
        new($"{host} answered the download of the report's file with a web page or an error in XML instead: it comes from a proxy, a sign-in or an outage, not from the report.")
        {
            Failure = isTransient ? FailureClassifier.BrokenResponse : new(ErrorKind.InvalidResponse),
        };
}
