using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Stored;

/// <summary>Reads information about a sign-in from tokens, for display only. The service makes all decisions.</summary>
internal static class TokenClaims
{
    /// <summary>Returns a value indicating whether the sign-in passed multifactor authentication; null if the tokens do not contain the information.</summary>
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
            // An access token can have any format.
            return [];
        }
    }
}
