namespace Insights.Typed.Settings;

/// <summary>Checks addresses before a secret is sent to them.</summary>
internal static class TrustedAddress
{
    public static bool IsTrusted(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>
    /// Returns a value indicating whether an address from a host may be followed. Plain HTTP on this machine is allowed for hosts on this machine: a
    /// remote host that states such an address would send the client to another program's port.
    /// </summary>
    public static bool IsTrusted(Uri address, Uri sender) =>
        address.Scheme == Uri.UriSchemeHttps || (IsTrusted(address) && sender.IsLoopback);
}
