using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Issues tokens, at the address that the service documents and at the newer one.</summary>
internal sealed class TokenEndpoint(LocalAuthorityOptions options, ClientAuthenticator clientAuthenticator, GrantRedeemer grants, TokenResponseFactory responseFactory, SecretStore secrets, FaultInjector injector)
{
    /// <summary>The key of the faults of an authority, which has only one operation; it is not an operation of the service.</summary>
    public const InsightsOperation Operation = default;

    private const int MaxLoggedRequests = 10_000;

    private readonly ConcurrentQueue<LoggedRequest> requests = [];

    public IReadOnlyList<LocalAuthorityRequest> Requests => [.. requests.Select(r => r.Request)];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("{tenant}/oauth2/token", context => RespondAsync(context, isV1Endpoint: true));
        routes.MapPost("{tenant}/oauth2/v2.0/token", context => RespondAsync(context, isV1Endpoint: false));
    }

    /// <param name="context">The request and its response.</param>
    /// <param name="isV1Endpoint">Whether the address is the one that the service documents, not the newer one.</param>
    private async Task RespondAsync(HttpContext context, bool isV1Endpoint)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var request = new TokenRequestForm(form, isV1Endpoint);
        var loggedRequest = Log(request);
        try
        {
            await injector.RunAsync(context, Operation, async () => await WriteResponseAsync(context, await CreateTokenAsync(context, request).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TokenErrorException exception)
        {
            loggedRequest.Request = loggedRequest.Request with { Error = exception.Error.Error, ErrorCode = exception.Error.Code };
            await WriteErrorAsync(context, exception.Error).ConfigureAwait(false);
        }
    }

    private async Task<JsonObject> CreateTokenAsync(HttpContext context, TokenRequestForm request)
    {
        var clientId = clientAuthenticator.CheckClientId(context, request["client_id"]);
        var isClientAuthenticated = await clientAuthenticator.AuthenticateAsync(request.Form, clientId).ConfigureAwait(false);
        clientAuthenticator.CheckClientType(request.GrantType, isClientAuthenticated);
        return responseFactory.Create(context.Request, request, grants.Redeem(request, clientId, isClientAuthenticated));
    }

    /// <summary>Logs the request before the response is sent, so that a client with the response finds the request.</summary>
    private LoggedRequest Log(TokenRequestForm request)
    {
        var loggedRequest = new LoggedRequest(new LocalAuthorityRequest(
            request.GrantType, request["client_id"], request["scope"] ?? request["resource"], Error: null));
        requests.Enqueue(loggedRequest);
        while (requests.Count > MaxLoggedRequests)
        {
            requests.TryDequeue(out _);
        }

        return loggedRequest;
    }

    public Task WriteErrorAsync(HttpContext context, TokenError error)
    {
        context.Response.StatusCode = error.StatusCode;
        var correlationId = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } sent && Guid.TryParse(sent, out var id) ? id.ToString("D") : secrets.NextId();
        return WriteResponseAsync(context, error.ToJson(secrets.NextId(), correlationId, options.TimeProvider.GetUtcNow()));
    }

    internal static Task WriteResponseAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    /// <summary>A logged request, to which the result is added.</summary>
    private sealed class LoggedRequest(LocalAuthorityRequest request)
    {
        public LocalAuthorityRequest Request { get; set; } = request;
    }
}
