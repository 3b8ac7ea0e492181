using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The addresses under which clients reach the authority.</summary>
internal static class AuthorityAddress
{
    /// <summary>The names that <see cref="AuthorityHandler"/> sends here.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"];

    /// <summary>The host that the client used, with its port where it is not the usual one; of the names, the one that clients prefer.</summary>
    public static string PreferredHostOf(HttpRequest request) => IsName(request.Host.Host) ? Names[0] : request.Host.Value!;

    /// <summary>The address that the client used, without a slash at its end: with HTTPS under the names of Microsoft Entra ID.</summary>
    public static string Of(HttpRequest request) =>
        IsName(request.Host.Host) ? $"https://{request.Host.Value}" : $"{request.Scheme}://{request.Host.Value}";

    /// <summary>Whether an address leads to a local authority, under a name or as an address of this machine.</summary>
    public static bool IsReached(Uri address) => address.IsLoopback || IsName(address.Host);

    public static bool IsName(string host) => Names.Contains(host, StringComparer.OrdinalIgnoreCase);
}
