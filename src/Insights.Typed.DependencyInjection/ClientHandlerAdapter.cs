using System.Net;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>
/// Adapts the handlers that the host configured, when all of them are there: also those of ConfigureHttpClientDefaults, which
/// many hosts set without a thought of this client.
/// </summary>
/// <remarks>
/// Handlers that retry or cut requests short are left out. The client retries by itself, and knows what must not be sent
/// twice; the 10 seconds that such a handler gives each try would send a slow preview again and again.
/// </remarks>
internal sealed partial class ClientHandlerAdapter(ClientNames names, ILogger<InsightsClient> logger) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    /// <summary>By name, because this package does not depend on theirs.</summary>
    private static readonly HashSet<string> RetryingHandlers = new(StringComparer.Ordinal)
    {
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
    };

    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (names.IsHttpClientName(name))
        {
            options.HttpMessageHandlerBuilderActions.Add(Adapt);
        }
    }

    private void Adapt(HttpMessageHandlerBuilder builder)
    {
        foreach (var handler in builder.AdditionalHandlers.Where(IsRetrying).ToList())
        {
            builder.AdditionalHandlers.Remove(handler);
            LogHandlerLeftOut(logger, handler.GetType().Name);
        }

        // What these would do, the client does by itself, and better where a download breaks or is redirected.
        switch (builder.PrimaryHandler)
        {
            case SocketsHttpHandler sockets:
                sockets.AutomaticDecompression = DecompressionMethods.None;
                sockets.AllowAutoRedirect = false;
                break;
            case HttpClientHandler client:
                client.AutomaticDecompression = DecompressionMethods.None;
                client.AllowAutoRedirect = false;
                break;
        }

        builder.AdditionalHandlers.Add(new DuplicateCreationHandler());
    }

    private static bool IsRetrying(DelegatingHandler handler)
    {
        for (var type = handler.GetType(); type is not null; type = type.BaseType)
        {
            if (RetryingHandlers.Contains(type.FullName ?? ""))
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(40, LogLevel.Information, "The handler {Handler} of the host is left out of this client's requests: the client retries by itself, and knows what must not be sent twice", EventName = "HandlerLeftOut")]
    private static partial void LogHandlerLeftOut(ILogger logger, string handler);
}
