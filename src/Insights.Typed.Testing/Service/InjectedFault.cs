using System.Net;
using Insights.Typed.Emulation;

namespace Insights.Typed.Testing.Service;

/// <summary>An injected fault.</summary>
/// <param name="Status">The status of the response; null for no response.</param>
/// <param name="Reason">The reason in the response; null for the documented one.</param>
internal sealed record InjectedFault(HttpStatusCode? Status, string? Reason)
{
    /// <exception cref="HttpRequestException">The fault is a failed connection.</exception>
    public HttpResponseMessage CreateResponse(InsightsOperation operation)
    {
        if (Status is not { } status)
        {
            throw new HttpRequestException("The connection was closed by an injected fault.");
        }

        var reason = Reason ?? ServiceErrorMessage.FromStatusCode((int)status);
        return operation == InsightsOperation.Download ? Response.CreateText(status, reason) : Response.From(EmulatedResponse.CreateError((int)status, reason));
    }
}
