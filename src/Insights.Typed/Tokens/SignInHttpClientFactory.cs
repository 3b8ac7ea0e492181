using System.Runtime.CompilerServices;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens;

/// <summary>
/// Sends the identity library's requests through the handler of the client that needs the token, so that a proxy, a
/// certificate or a test's handler applies to them as to every other request. Without such a handler, it uses a default one.
/// </summary>
/// <remarks>
/// The handler flows with the asynchronous call and not through the credential: one credential can serve several clients, and
/// a custom credential can wrap one of this library.
/// </remarks>
internal sealed class SignInHttpClientFactory(SignInAuthority authority) : IMsalHttpClientFactory
{
    private static readonly AsyncLocal<HttpMessageHandler?> Current = new();
    private static readonly Lazy<HttpMessageHandler> Default = new(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    private readonly ConditionalWeakTable<HttpMessageHandler, HttpClient> clients = [];

    /// <summary>Sends the requests of the calling asynchronous method, and of the methods it calls, through a handler; null for the default.</summary>
    public static void SetHandler(HttpMessageHandler? handler) => Current.Value = handler;

    public HttpClient GetHttpClient() => clients.GetValue(
        Current.Value ?? Default.Value, handler => new HttpClient(authority.IsPlainHttp ? new PlainHttpHandler(authority, handler) : handler, disposeHandler: false));

    /// <summary>Sends requests to a local authority without HTTPS, and all others unchanged.</summary>
    private sealed class PlainHttpHandler(SignInAuthority authority, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = authority.GetRequestAddress(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
