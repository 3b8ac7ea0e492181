using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Stored;

/// <summary>What tokens say about a sign-in, for a person to read. Nothing is decided by it: that is for the service to do.</summary>
internal static class TokenClaims
{
    /// <summary>Whether the sign-in passed multifactor authentication; null where neither token says how the user signed in.</summary>
    public static bool? IsMultifactor(AuthenticationResult result)
    {
        var methods = ReadMethods(result.AccessToken);
        if (methods.Count == 0)
        {
            methods = ReadMethods(result.IdToken);
        }

        return methods.Count == 0 ? null : methods.Any(method => method is "mfa" or "ngcmfa");
    }

    public static string? FindUserName(AuthenticationResult result) =>
        result.Account?.Username is { Length: > 0 } name ? name : result.ClaimsPrincipal?.FindFirst(ClaimTypes.Name)?.Value;

    private static List<string> ReadMethods(string? token)
    {
        if (token?.Split('.') is not [_, { Length: > 0 } payload, _])
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(payload))?["amr"] is JsonArray methods ? [.. methods.Select(method => (string?)method ?? "")] : [];
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            // An access token may be anything.
            return [];
        }
    }
}
