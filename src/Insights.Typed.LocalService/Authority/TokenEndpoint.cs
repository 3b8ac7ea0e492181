using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Issues tokens. It responds at the address that the service documents and at the newer one.</summary>
internal sealed class TokenEndpoint(LocalAuthorityOptions options, ClientProof client, Grants grants, TokenResponse response, Secrets secrets, FaultSite site)
{
    /// <summary>An authority has one operation that can go wrong; it is none of the service's, and no fault knows which it is in.</summary>
    public const InsightsOperation Operation = default;

    private const int Kept = 10_000;

    private readonly ConcurrentQueue<Asked> requests = [];

    public IReadOnlyList<LocalAuthorityRequest> Requests => [.. requests.Select(r => r.Request)];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("{tenant}/oauth2/token", context => RespondAsync(context, isDocumented: true));
        routes.MapPost("{tenant}/oauth2/v2.0/token", context => RespondAsync(context, isDocumented: false));
    }

    /// <param name="context">The request and its response.</param>
    /// <param name="isDocumented">Whether the address is the one that the service documents, not the newer one.</param>
    private async Task RespondAsync(HttpContext context, bool isDocumented)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var request = new TokenRequestForm(form, isDocumented);
        var asked = Log(request);
        try
        {
            await site.RunAsync(context, Operation, async () => await AnswerAsync(context, await TokenAsync(context, request).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TokenErrorException exception)
        {
            asked.Request = asked.Request with { Error = exception.Error.Error, ErrorCode = exception.Error.Code };
            await RefuseAsync(context, exception.Error).ConfigureAwait(false);
        }
    }

    private async Task<JsonObject> TokenAsync(HttpContext context, TokenRequestForm request)
    {
        var clientId = client.CheckName(context, request["client_id"]);
        var isProven = await client.CheckAsync(request.Form, clientId).ConfigureAwait(false);
        if (!isProven && (!options.AllowsPublicClient || request.GrantType is TokenRequestForm.Password or TokenRequestForm.ClientCredentials))
        {
            throw ClientProof.Missing();
        }

        return response.Create(context.Request, request, grants.Redeem(request, clientId, isProven));
    }

    /// <summary>Before the response, so that a client that has the response finds the request.</summary>
    private Asked Log(TokenRequestForm request)
    {
        var asked = new Asked(new LocalAuthorityRequest(
            request.GrantType, request["client_id"], request["scope"] ?? request["resource"], Error: null));
        requests.Enqueue(asked);
        while (requests.Count > Kept)
        {
            requests.TryDequeue(out _);
        }

        return asked;
    }

    public Task RefuseAsync(HttpContext context, TokenError error)
    {
        context.Response.StatusCode = error.StatusCode;
        var correlationId = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } sent && Guid.TryParse(sent, out var id) ? id.ToString("D") : secrets.NextId();
        return AnswerAsync(context, error.Body(secrets.NextId(), correlationId, options.TimeProvider.GetUtcNow()));
    }

    internal static Task AnswerAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    /// <summary>A request whose outcome is added to it.</summary>
    private sealed class Asked(LocalAuthorityRequest request)
    {
        public LocalAuthorityRequest Request { get; set; } = request;
    }
}
