using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Where an identity library learns what the authority is called, and where its addresses are.</summary>
internal sealed class DiscoveryEndpoints(LocalAuthorityOptions options)
{
    private const string Name = "login.microsoftonline.com";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("common/discovery/instance", InstanceAsync);
        routes.MapGet("{tenant}/v2.0/.well-known/openid-configuration", ConfigurationAsync);
        routes.MapGet("common/userrealm/{user}", RealmAsync);
    }

    private Task InstanceAsync(HttpContext context) => TokenEndpoint.AnswerAsync(context, new JsonObject
    {
        ["tenant_discovery_endpoint"] = $"https://{Name}/{options.TenantId}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = Name,
            ["preferred_cache"] = Name,
            ["aliases"] = new JsonArray([.. AuthorityHandler.Names.Select(n => JsonValue.Create(n))]),
        }),
    });

    private Task ConfigurationAsync(HttpContext context)
    {
        var tenant = $"https://{Name}/{options.TenantId}";
        return TokenEndpoint.AnswerAsync(context, new JsonObject
        {
            ["issuer"] = $"{tenant}/v2.0",
            ["authorization_endpoint"] = $"{tenant}/oauth2/v2.0/authorize",
            ["token_endpoint"] = $"{tenant}/oauth2/v2.0/token",
            ["device_authorization_endpoint"] = $"{tenant}/oauth2/v2.0/devicecode",
        });
    }

    private static Task RealmAsync(HttpContext context) => TokenEndpoint.AnswerAsync(context, new JsonObject
    {
        ["ver"] = "1.0",
        ["account_type"] = "Managed",
        ["domain_name"] = ((string)context.Request.RouteValues["user"]!).Split('@')[^1],
        ["cloud_instance_name"] = "microsoftonline.com",
        ["cloud_audience_urn"] = "urn:federation:MicrosoftOnline",
    });
}
