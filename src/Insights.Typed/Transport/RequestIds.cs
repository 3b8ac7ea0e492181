using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>The ids by which the service and its support identify a request.</summary>
/// <param name="CorrelationId">The id of the operation, which its retries share.</param>
/// <param name="RequestId">The id of the request.</param>
internal readonly record struct RequestIds(string CorrelationId, string RequestId)
{
    private static readonly string[] CorrelationHeaders = ["MS-CorrelationId", "x-ms-correlation-id", "x-ms-request-id", "request-id"];
    private static readonly string[] RequestHeaders = ["MS-RequestId", "x-ms-request-id", "request-id"];

    /// <summary>Creates the ids of a new request of an operation.</summary>
    public static RequestIds Create(string correlationId) => new(correlationId, Guid.NewGuid().ToString());

    /// <summary>Adds the ids to a request's headers.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        request.Headers.Add(CorrelationHeaders[0], CorrelationId);
        request.Headers.Add(RequestHeaders[0], RequestId);
    }

    /// <summary>Gets the ids of a response, or else those of the request.</summary>
    public RequestIds WithIdsOf(HttpResponseMessage response) =>
        new(FindHeader(response, CorrelationHeaders) ?? CorrelationId, FindHeader(response, RequestHeaders) ?? RequestId);

    private static string? FindHeader(HttpResponseMessage response, string[] names)
    {
        foreach (var name in names)
        {
            if (response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } id)
            {
                return UntrustedText.Sanitize(id, UntrustedText.MaxNameLength);
            }
        }

        return null;
    }
}
