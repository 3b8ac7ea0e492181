using System.Net;

namespace Insights.Typed;

/// <summary>The service refused a request, or redirected it.</summary>
public sealed class InsightsServiceException : InsightsException
{
    internal InsightsServiceException(string message, HttpStatusCode status, string operation, string? reason, string? correlationId, string? queryText)
        : base(message)
    {
        StatusCode = status;
        ServiceMessage = reason;
        Operation = operation;
        CorrelationId = correlationId;
        QueryText = queryText;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The service's own message, on one line and in bounded length (our choice: 4,000 characters); null where it sent none.
    /// Read from the shapes that the service, its gateways and proxies are known to use.
    /// </summary>
    public string? ServiceMessage { get; }

    /// <summary>The service's own error code, such as <c>10001</c> or <c>invalid_grant</c>; null where it sent none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>How long the server asks to wait before the next request; null where it does not say.</summary>
    public TimeSpan? RetryAfter => Failure.RetryAfter;
}
