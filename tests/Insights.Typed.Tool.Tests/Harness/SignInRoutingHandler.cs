using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>Sends token requests to a local authority, and other requests to their address.</summary>
internal sealed class SignInRoutingHandler(LocalAuthority authority) : HttpMessageHandler
{
    private readonly HttpMessageInvoker signIn = new(authority.CreateHandler());
    private readonly HttpMessageInvoker rest = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (request.RequestUri!.Host.StartsWith("login.", StringComparison.Ordinal) ? signIn : rest).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        signIn.Dispose();
        rest.Dispose();
        base.Dispose(disposing);
    }
}
