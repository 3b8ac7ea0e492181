using System.Net;

namespace Insights.Typed;

/// <summary>The service refused a request, or redirected it.</summary>
public sealed class InsightsServiceException : InsightsException
{
    internal InsightsServiceException(string message, HttpStatusCode status, string operation, string? reason, string? correlationId, string? queryText)
        : base(message)
    {
        Status = status;
        Reason = reason;
        Operation = operation;
        CorrelationId = correlationId;
        QueryText = queryText;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The service's own message; null where it sent none.</summary>
    public string? Reason { get; }

    /// <summary>How long the service asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }
}
