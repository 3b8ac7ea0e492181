namespace Insights.Typed.Transport;

/// <summary>One request to the service, and what to say of it when it goes wrong.</summary>
/// <param name="Operation">What it does, in words.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">Relative to the service, or one that the service gave.</param>
/// <param name="QueryText">The query it is about, for messages.</param>
/// <param name="Body">JSON in UTF-8.</param>
/// <param name="EmptyListMessage">What the service says, with 404, where a list has nothing in it; null where 404 is an error.</param>
/// <param name="IsSingleAttempt">Whether it is not sent again, whatever the options say about retries.</param>
internal sealed record ServiceRequest(
    string Operation, HttpMethod Method, string Address, string? QueryText = null, byte[]? Body = null, string? EmptyListMessage = null, bool IsSingleAttempt = false)
{
    /// <summary>Called each time before the request is sent: until then the service cannot have processed it.</summary>
    public Action? OnSending { get; init; }
}
