using System.Net;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>
/// Adapts the handlers that the host configured, after all of them are added: including those of ConfigureHttpClientDefaults, which
/// many hosts use without considering this client.
/// </summary>
/// <remarks>
/// Handlers that retry or limit the time of requests are removed. The client retries itself, and knows which requests must not be sent
/// twice; the 10 seconds that such a handler allows for each attempt would repeat a slow preview.
/// </remarks>
internal sealed partial class ClientHandlerAdapter(ClientNames names, ILogger<InsightsClient> logger) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    /// <summary>The names of the types, because this package does not depend on theirs.</summary>
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

        // The client does this itself, with support for interrupted and redirected downloads.
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

    [LoggerMessage(40, LogLevel.Information, "The host's handler {Handler} is not used for this client's requests: the client retries itself, and knows which requests must not be sent twice", EventName = "HandlerLeftOut")]
    private static partial void LogHandlerLeftOut(ILogger logger, string handler);
}
