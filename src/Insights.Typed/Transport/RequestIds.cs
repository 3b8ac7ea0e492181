using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>The ids that the service and its support know a request by.</summary>
/// <param name="CorrelationId">Of the operation: its retries have the same.</param>
/// <param name="RequestId">Of one request.</param>
internal readonly record struct RequestIds(string CorrelationId, string RequestId)
{
    private static readonly string[] CorrelationHeaders = ["MS-CorrelationId", "x-ms-correlation-id", "x-ms-request-id", "request-id"];
    private static readonly string[] RequestHeaders = ["MS-RequestId", "x-ms-request-id", "request-id"];

    /// <summary>A new request of an operation.</summary>
    public static RequestIds Create(string correlationId) => new(correlationId, Guid.NewGuid().ToString());

    /// <summary>States them in a request's headers.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        request.Headers.Add(CorrelationHeaders[0], CorrelationId);
        request.Headers.Add(RequestHeaders[0], RequestId);
    }

    /// <summary>Those that a response has; those of the request where it has none.</summary>
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
