using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The addresses under which clients reach the authority.</summary>
internal static class AuthorityAddress
{
    /// <summary>The host names that <see cref="AuthorityHandler"/> redirects to the authority.</summary>
    public static IReadOnlyList<string> HostNames { get; } =
        ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"];

    /// <summary>Gets the host that the client used, with its port if it is not the default; for a host name, the one that clients prefer.</summary>
    public static string GetPreferredHost(HttpRequest request) => IsHostName(request.Host.Host) ? HostNames[0] : request.Host.Value!;

    /// <summary>Gets the address that the client used, without a trailing slash: with HTTPS for the names of Microsoft Entra ID.</summary>
    public static string GetBaseAddress(HttpRequest request) =>
        IsHostName(request.Host.Host) ? $"https://{request.Host.Value}" : $"{request.Scheme}://{request.Host.Value}";

    /// <summary>Whether an address is one of a local authority, by a host name or as an address of this machine.</summary>
    public static bool IsAuthorityAddress(Uri address) => address.IsLoopback || IsHostName(address.Host);

    public static bool IsHostName(string host) => HostNames.Contains(host, StringComparer.OrdinalIgnoreCase);
}
