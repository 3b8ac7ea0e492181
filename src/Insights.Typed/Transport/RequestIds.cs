using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>The ids by which the service and its support identify a request.</summary>
/// <param name="CorrelationId">The id of the operation, which its retries share.</param>
/// <param name="RequestId">The id of the request.</param>
internal readonly record struct RequestIds(string CorrelationId, string RequestId)
{
    /// <summary>Creates the ids of a new request of an operation.</summary>
    public static RequestIds Create(string correlationId) => new(correlationId, Guid.NewGuid().ToString());

    /// <summary>Adds the ids to a request's headers.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        request.Headers.Add(RequestIdHeaders.CorrelationId, CorrelationId);
        request.Headers.Add(RequestIdHeaders.RequestId, RequestId);
    }

    /// <summary>Gets the ids of a response, or else those of the request.</summary>
    public RequestIds WithIdsOf(HttpResponseMessage response) =>
        new(Sanitize(RequestIdHeaders.FindCorrelationId(response)) ?? CorrelationId, Sanitize(RequestIdHeaders.FindRequestId(response)) ?? RequestId);

    private static string? Sanitize(string? id) => id is null ? null : UntrustedText.Sanitize(id, UntrustedText.MaxNameLength);
}
