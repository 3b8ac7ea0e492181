using System.Net;
using Insights.Typed.Emulation;

namespace Insights.Typed.Testing.Service;

/// <summary>An injected fault.</summary>
/// <param name="Status">The status of the response; null for no response at all.</param>
/// <param name="Reason">The reason in it; null for the documented one.</param>
internal sealed record InjectedFault(HttpStatusCode? Status, string? Reason)
{
    /// <exception cref="HttpRequestException">The request gets no response.</exception>
    public HttpResponseMessage CreateResponse(InsightsOperation operation)
    {
        if (Status is not { } status)
        {
            throw new HttpRequestException("The connection was closed, as the test said.");
        }

        var reason = Reason ?? ServiceErrorMessage.FromStatusCode((int)status);
        return operation == InsightsOperation.Download ? Response.CreateText(status, reason) : Response.From(EmulatedResponse.CreateError((int)status, reason));
    }
}
