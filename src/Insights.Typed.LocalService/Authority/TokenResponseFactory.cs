using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Issues the tokens of a sign-in.</summary>
internal sealed class TokenResponseFactory(LocalAuthorityOptions options, AccessTokens accessTokens, RefreshTokens refreshTokens)
{
    /// <param name="http">The HTTP request, with the address that the client used.</param>
    /// <param name="request">The fields of the request.</param>
    /// <param name="redeemed">The sign-in, and the refresh token that was used.</param>
    public JsonObject Create(HttpRequest http, TokenRequestForm request, (SignIn SignIn, string? Used) redeemed)
    {
        var (signIn, redeemedRefreshToken) = redeemed;
        var lifetime = options.TokenLifetime.ToSecondsString();
        var token = new JsonObject
        {
            ["token_type"] = "Bearer",
            ["scope"] = request["scope"],
            ["expires_in"] = lifetime,
            ["ext_expires_in"] = lifetime,
        };
        if (request.IsV1Endpoint)
        {
            var now = options.TimeProvider.GetUtcNow();
            token["expires_on"] = FormatUnixSeconds(now + options.TokenLifetime);

            // Entra ID tolerates clocks that differ by five minutes.
            token["not_before"] = FormatUnixSeconds(now - TimeSpan.FromMinutes(5));
            token["resource"] = request["resource"]?.Trim();
        }

        token["access_token"] = accessTokens.Create(signIn);
        if (signIn.User is { } user)
        {
            if (redeemedRefreshToken is not null || request.IsV1Endpoint || request.HasScope(RequestedScope.OfflineAccess))
            {
                token["refresh_token"] = refreshTokens.Create(signIn, redeemedRefreshToken);
            }

            if (request.IsV1Endpoint || request.HasScope(RequestedScope.OpenId))
            {
                token["id_token"] = $"{Encode(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" })}.{Encode(CreateIdentityClaims(http, signIn, user))}.";
            }

            if (request["client_info"] == "1")
            {
                token["client_info"] = Encode(new JsonObject { ["uid"] = UserAccount.Id, ["utid"] = options.TenantId });
            }
        }

        return token;
    }

    /// <summary>Creates the claims about the user and the sign-in.</summary>
    private JsonObject CreateIdentityClaims(HttpRequest http, SignIn signIn, UserSignIn user)
    {
        var now = options.TimeProvider.GetUtcNow();
        var identity = new JsonObject
        {
            ["aud"] = signIn.ClientId,
            ["iss"] = $"{AuthorityAddress.GetBaseAddress(http)}/{options.TenantId}/v2.0",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
            ["auth_time"] = user.Time.ToUnixTimeSeconds(),
            ["amr"] = user.HasMfa ? new JsonArray("pwd", "mfa") : new JsonArray("pwd"),
            ["name"] = options.UserName,
            ["oid"] = UserAccount.Id,
            ["preferred_username"] = options.UserName,
            ["sub"] = UserAccount.Id,
            ["tid"] = options.TenantId,
            ["ver"] = "2.0",
        };
        if (user.Nonce is not null)
        {
            identity["nonce"] = user.Nonce;
        }

        return identity;
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string FormatUnixSeconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

internal static class WireDuration
{
    /// <summary>Formats a time for responses of the authority.</summary>
    public static string ToSecondsString(this TimeSpan time) => Math.Floor(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
