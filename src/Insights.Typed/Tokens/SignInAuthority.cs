namespace Insights.Typed.Tokens;

/// <summary>The address of Microsoft Entra ID in a cloud, or of a local authority on this machine.</summary>
internal sealed class SignInAuthority
{
    public static readonly Uri PublicCloud = new("https://login.microsoftonline.com/");

    /// <exception cref="ArgumentException">It is no address with HTTPS, nor one on this machine.</exception>
    public SignInAuthority(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host, "AuthorityHost");
        if (!host.IsAbsoluteUri || !(host.Scheme == Uri.UriSchemeHttps || (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback)) || host.AbsolutePath != "/" || host.Query.Length > 0)
        {
            throw new ArgumentException($"The authority is an address such as {PublicCloud}: HTTPS, or HTTP on this machine, without a path; not {host}.", nameof(host));
        }

        Host = host;
    }

    public Uri Host { get; }

    public bool IsPublicCloud => Host == PublicCloud;

    /// <summary>
    /// Whether the identity library has to be told another scheme: it insists on HTTPS, and a local authority on this machine
    /// has no certificate that anyone trusts.
    /// </summary>
    public bool IsPlainHttp => Host.Scheme == Uri.UriSchemeHttp;

    /// <summary>The tenant's address as the identity library accepts it.</summary>
    public Uri GetTenantAddress(string tenantId) => new(ToHttps(Host), tenantId);

    /// <summary>The address that is requested: the identity library's own one, or the one of a local authority.</summary>
    public Uri GetRequestAddress(Uri address) => IsPlainHttp && address.Scheme == Uri.UriSchemeHttps && address.Host == Host.Host && address.Port == Host.Port
        ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp }.Uri
        : address;

    private static Uri ToHttps(Uri host) => host.Scheme == Uri.UriSchemeHttps ? host : new UriBuilder(host) { Scheme = Uri.UriSchemeHttps }.Uri;
}
