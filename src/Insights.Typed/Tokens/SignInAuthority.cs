namespace Insights.Typed.Tokens;

/// <summary>The address of Microsoft Entra ID in a cloud, or of a local authority on this machine.</summary>
internal sealed class SignInAuthority
{
    public static readonly Uri PublicCloud = new("https://login.microsoftonline.com/");

    /// <exception cref="ArgumentException">The address is neither HTTPS nor on this machine.</exception>
    public SignInAuthority(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host, "AuthorityHost");
        if (!host.IsAbsoluteUri || !(host.Scheme == Uri.UriSchemeHttps || (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback)) || host.AbsolutePath != "/" || host.Query.Length > 0)
        {
            throw new ArgumentException($"The authority must be an address such as {PublicCloud}: HTTPS, or HTTP on this machine, without a path; '{host}' is not.", nameof(host));
        }

        Host = host;
    }

    public Uri Host { get; }

    public bool IsPublicCloud => Host == PublicCloud;

    /// <summary>
    /// Gets a value indicating whether the requests of the identity library need another scheme: the library requires HTTPS, and a local authority
    /// on this machine has no trusted certificate.
    /// </summary>
    public bool IsPlainHttp => Host.Scheme == Uri.UriSchemeHttp;

    /// <summary>The tenant's address as the identity library accepts it.</summary>
    public Uri GetTenantAddress(string tenantId) => new(ToHttps(Host), tenantId);

    /// <summary>Returns the address to request: the identity library's, or that of a local authority.</summary>
    public Uri GetRequestAddress(Uri address) => IsPlainHttp && address.Scheme == Uri.UriSchemeHttps && address.Host == Host.Host && address.Port == Host.Port
        ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp }.Uri
        : address;

    private static Uri ToHttps(Uri host) => host.Scheme == Uri.UriSchemeHttps ? host : new UriBuilder(host) { Scheme = Uri.UriSchemeHttps }.Uri;
}
