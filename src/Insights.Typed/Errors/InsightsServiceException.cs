using System.Net;

namespace Insights.Typed;

/// <summary>The service refused a request, or answered with something that is no answer.</summary>
public sealed class InsightsServiceException : InsightsException
{
    internal InsightsServiceException(string message, HttpStatusCode status, string operation, string? reason, string? correlationId, string? queryText)
        : base(message)
    {
        Status = status;
        Operation = operation;
        Reason = reason;
        CorrelationId = correlationId;
        QueryText = queryText;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What was asked of the service, such as "create query".</summary>
    public string Operation { get; }

    /// <summary>The service's own message; null where it sent none.</summary>
    public string? Reason { get; }

    /// <summary>The id by which the service's support finds the request; null where it sent none.</summary>
    public string? CorrelationId { get; }

    /// <summary>The text of the query that the request was about; null where there is none.</summary>
    public string? QueryText { get; }

    /// <summary>How long the service asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }
}
