using System.Runtime.CompilerServices;
using Microsoft.Identity.Client;

namespace Insights.Typed;

/// <summary>
/// Sends the identity library's requests through the handler of the client that needs the token, so that a proxy, a
/// certificate or a test's handler counts for them as for every other request. Without such a handler, through one of its own.
/// </summary>
/// <remarks>
/// The handler flows with the asynchronous call and not through the credential: one credential can serve several clients, and
/// a user's credential can wrap one of ours.
/// </remarks>
internal sealed class SignInHttp : IMsalHttpClientFactory
{
    private static readonly AsyncLocal<HttpMessageHandler?> Current = new();
    private static readonly ConditionalWeakTable<HttpMessageHandler, HttpClient> Clients = [];
    private static readonly Lazy<HttpClient> Default = new(() => new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }));

    private SignInHttp()
    {
    }

    public static SignInHttp Instance { get; } = new();

    /// <summary>Lets requests of the calling asynchronous method, and of what it calls, go through a handler; null for the default.</summary>
    public static void Use(HttpMessageHandler? handler) => Current.Value = handler;

    public HttpClient GetHttpClient() => Current.Value is { } handler
        ? Clients.GetValue(handler, static handler => new HttpClient(handler, disposeHandler: false))
        : Default.Value;
}
