using Insights.Typed.Errors;

namespace Insights.Typed.Transport;

/// <summary>The time after which the service itself ends a request.</summary>
internal static class ServiceTimeLimit
{
    /// <summary>The time before the limit from which on a failure counts as the service's end of the request (our choice): no other failure is that slow.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Classifies the failure of an attempt that the service or the network ended after that time: the service would end the next one too. An attempt
    /// that was certainly not processed, or that the service wants to be sent again later, has another cause.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="failure">The failure of the attempt.</param>
    /// <param name="elapsed">The time from sending the request to the response, or to the failure.</param>
    /// <returns>The failure, and the advice at the end of its message.</returns>
    public static (Failure Failure, string Advice) Apply(ServiceRequest request, Failure failure, TimeSpan elapsed) =>
        failure is { IsPossiblyProcessed: true, RetryAfter: null } && request.Definition.TimeLimit is { } limit && elapsed >= limit - Tolerance
            ? (failure with { IsTransient = false, IsTimeLimitReached = true },
                $" The service ends a {request.Operation} after {limit.TotalSeconds} seconds, so the client does not send it again: use a shorter date range, fewer columns or more conditions, or run the query as a report (RunAsync), which has no such limit.")
            : (failure, "");
}
