namespace Insights.Typed.Settings;

/// <summary>Addresses that a secret may be sent to.</summary>
internal static class TrustedAddress
{
    public static bool IsTrusted(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>
    /// Whether an address that a host sent may be followed. Plain HTTP on this machine is for hosts on this machine: a
    /// remote one that names such an address means another program's port.
    /// </summary>
    public static bool IsTrusted(Uri address, Uri sender) =>
        address.Scheme == Uri.UriSchemeHttps || (IsTrusted(address) && sender.IsLoopback);
}
