using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The addresses under which clients reach the authority.</summary>
internal static class AuthorityAddress
{
    /// <summary>The names that <see cref="AuthorityHandler"/> sends here.</summary>
    public static IReadOnlyList<string> HostNames { get; } =
        ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"];

    /// <summary>The host that the client used, with its port where it is not the usual one; of the names, the one that clients prefer.</summary>
    public static string GetPreferredHost(HttpRequest request) => IsHostName(request.Host.Host) ? HostNames[0] : request.Host.Value!;

    /// <summary>The address that the client used, without a slash at its end: with HTTPS under the names of Microsoft Entra ID.</summary>
    public static string GetBaseAddress(HttpRequest request) =>
        IsHostName(request.Host.Host) ? $"https://{request.Host.Value}" : $"{request.Scheme}://{request.Host.Value}";

    /// <summary>Whether an address leads to a local authority, under a name or as an address of this machine.</summary>
    public static bool IsAuthorityAddress(Uri address) => address.IsLoopback || IsHostName(address.Host);

    public static bool IsHostName(string host) => HostNames.Contains(host, StringComparer.OrdinalIgnoreCase);
}
