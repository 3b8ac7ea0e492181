using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Responds in place of hosts that no test can start, such as an HTTPS service, and remembers where requests went.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> respond) : HttpMessageHandler
{
    public ConcurrentQueue<Uri> Addresses { get; } = new();

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Addresses.Enqueue(request.RequestUri!);
        var response = respond(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
