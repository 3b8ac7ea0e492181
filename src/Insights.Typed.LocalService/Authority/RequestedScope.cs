namespace Insights.Typed.LocalService.Authority;

/// <summary>What a request wants a token for: a resource, in the newer form with a permission after it.</summary>
internal static class RequestedScope
{
    public const string OfflineAccess = "offline_access";
    public const string OpenId = "openid";
    public const string Default = "/.default";

    /// <summary>Scopes that say what comes with the token, not what it is for.</summary>
    private static readonly string[] StandardScopes = [OpenId, "profile", "email", OfflineAccess];

    public static IReadOnlyList<string> Split(string? scope) =>
        scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The resource; null where the request names none.</summary>
    public static string? GetResource(string? resource, string? scope)
    {
        if (resource?.Trim() is { Length: > 0 } explicitResource)
        {
            return explicitResource.TrimEnd('/');
        }

        var permission = Split(scope).FirstOrDefault(part => !StandardScopes.Contains(part, StringComparer.OrdinalIgnoreCase));
        return permission is not null && permission.LastIndexOf('/') is > 0 and var end ? permission[..end].TrimEnd('/') : permission;
    }
}
