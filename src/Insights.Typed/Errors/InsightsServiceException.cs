using System.Net;

namespace Insights.Typed;

/// <summary>The exception that is thrown when the service refuses a request or redirects it.</summary>
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

    /// <summary>Initializes a new instance with another message and the same refusal, which is the cause.</summary>
    internal InsightsServiceException(string message, InsightsServiceException cause)
        : base(message, cause)
    {
        (StatusCode, ServiceMessage) = (cause.StatusCode, cause.ServiceMessage);
    }

    /// <summary>Gets the HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// Gets the service's message, on one line and of limited length (our choice: 4,000 characters); null if it sent none.
    /// Read from the formats that the service, its gateways and proxies use.
    /// </summary>
    public string? ServiceMessage { get; }

    /// <summary>Gets the delay that the server requests before the next request, zero if it states a past date; null if it requests none.</summary>
    public TimeSpan? RetryAfter => Failure.RetryAfter;
}
