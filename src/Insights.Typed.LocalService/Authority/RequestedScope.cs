namespace Insights.Typed.LocalService.Authority;

/// <summary>The resource of a requested token, which the newer endpoint combines with a permission.</summary>
internal static class RequestedScope
{
    public const string OfflineAccess = "offline_access";
    public const string OpenId = "openid";
    public const string Default = "/.default";

    /// <summary>Scopes that do not name a resource, but request other tokens or claims.</summary>
    private static readonly string[] StandardScopes = [OpenId, "profile", "email", OfflineAccess];

    public static IReadOnlyList<string> Split(string? scope) =>
        scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Gets the resource; null if the request names none.</summary>
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
