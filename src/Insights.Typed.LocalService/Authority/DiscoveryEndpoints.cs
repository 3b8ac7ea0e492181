using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The discovery documents, from which an identity library reads the names and addresses of the authority.</summary>
internal sealed class DiscoveryEndpoints(LocalAuthorityOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("common/discovery/instance", WriteInstanceAsync);
        routes.MapGet("{tenant}/v2.0/.well-known/openid-configuration", context => WriteConfigurationAsync(context, "/oauth2/v2.0", "/v2.0"));
        routes.MapGet("{tenant}/.well-known/openid-configuration", context => WriteConfigurationAsync(context, "/oauth2", "/"));
        routes.MapGet("{tenant}/discovery/v2.0/keys", WriteKeysAsync);
        routes.MapGet("common/userrealm/{user}", WriteRealmAsync);
    }

    private Task WriteInstanceAsync(HttpContext context)
    {
        var host = AuthorityAddress.GetPreferredHost(context.Request);
        return TokenEndpoint.WriteResponseAsync(context, new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{AuthorityAddress.GetBaseAddress(context.Request)}/{options.TenantId}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject
            {
                ["preferred_network"] = host,
                ["preferred_cache"] = host,
                ["aliases"] = new JsonArray([.. AuthorityAddress.HostNames.Append(host).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => JsonValue.Create(n))]),
            }),
        });
    }

    private Task WriteConfigurationAsync(HttpContext context, string endpoints, string issuer)
    {
        var tenant = $"{AuthorityAddress.GetBaseAddress(context.Request)}/{options.TenantId}";
        return TokenEndpoint.WriteResponseAsync(context, new JsonObject
        {
            ["issuer"] = tenant + issuer,
            ["authorization_endpoint"] = $"{tenant}{endpoints}/authorize",
            ["token_endpoint"] = $"{tenant}{endpoints}/token",
            ["device_authorization_endpoint"] = $"{tenant}{endpoints}/devicecode",
            ["jwks_uri"] = $"{tenant}/discovery/v2.0/keys",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt"),
            ["response_modes_supported"] = new JsonArray("query", "form_post"),
            ["response_types_supported"] = new JsonArray("code"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("none"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
        });
    }

    /// <summary>Identity tokens are not signed, so there is no key.</summary>
    private static Task WriteKeysAsync(HttpContext context) => TokenEndpoint.WriteResponseAsync(context, new JsonObject { ["keys"] = new JsonArray() });

    private static Task WriteRealmAsync(HttpContext context) => TokenEndpoint.WriteResponseAsync(context, new JsonObject
    {
        ["ver"] = "1.0",
        ["account_type"] = "Managed",
        ["domain_name"] = ((string)context.Request.RouteValues["user"]!).Split('@')[^1],
        ["cloud_instance_name"] = "microsoftonline.com",
        ["cloud_audience_urn"] = "urn:federation:MicrosoftOnline",
    });
}
