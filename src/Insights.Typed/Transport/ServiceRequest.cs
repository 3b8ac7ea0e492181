using Insights.Typed.Operations;

namespace Insights.Typed.Transport;

/// <summary>One request to the service, with the information for its error messages.</summary>
/// <param name="Definition">The operation.</param>
/// <param name="Address">The address, relative to the service or as the service returned it.</param>
/// <param name="QueryText">The text of the query, for messages.</param>
/// <param name="CreateBody">Creates the body of an attempt, JSON in UTF-8, when it is sent; null for none.</param>
/// <param name="EmptyListMessage">The service's message with the status 404 for an empty list; null if 404 is an error.</param>
/// <param name="IsSingleAttempt">true if the request is never retried; otherwise, false.</param>
internal sealed record ServiceRequest(
    ServiceOperation Definition, string Address, string? QueryText = null, Func<byte[]>? CreateBody = null, string? EmptyListMessage = null, bool IsSingleAttempt = false)
{
    /// <summary>Gets the name of the operation, for messages.</summary>
    public string Operation => Definition.Name;

    /// <summary>Gets the HTTP method.</summary>
    public HttpMethod Method => Definition.Method;

    /// <summary>Called each time before the request is sent: until then the service cannot have processed it.</summary>
    public Action? OnSending { get; init; }

    /// <summary>Gets the timestamp of the first request of the operation, by <see cref="ServiceConnection.Timestamp"/>, from which its retries have a time limit; null for that of this request.</summary>
    public long? OperationStarted { get; init; }

    /// <summary>Returns a value indicating whether a refusal is not a failure of the operation, because the caller sends another request; null if none is.</summary>
    public Func<InsightsServiceException, bool>? IsExpectedRefusal { get; init; }
}
