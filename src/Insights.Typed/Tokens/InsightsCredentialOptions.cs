using System.Security.Cryptography.X509Certificates;
using Insights.Typed.Tokens;

namespace Insights.Typed;

/// <summary>The identity that signs in: the tenant, the application, and its proof of identity. The names are those of the Azure SDK.</summary>
/// <remarks><see cref="ToString"/> includes no secret. The values are read when a credential is created.</remarks>
public sealed class InsightsCredentialOptions
{
    /// <summary>Gets or sets the partner's tenant: its id or one of its domain names.</summary>
    public string? TenantId { get; set; }

    /// <summary>Gets or sets the id of the application that is registered in Microsoft Entra ID.</summary>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the application's secret. Set at most one of secret, certificate and assertion; set none for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Gets or sets the application's certificate with its private key, which Microsoft recommends over a secret.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>Gets or sets a value indicating whether the certificate's chain is sent, for applications that trust a certificate by its subject name and issuer. The default is false.</summary>
    public bool SendCertificateChain { get; set; }

    /// <summary>
    /// Returns a signed assertion in place of a secret, for workload identity federation: the token of a Kubernetes service
    /// account, of a build agent or of another cloud. Called for each token. Its exceptions are passed on unchanged, except that a client
    /// retries after a <see cref="HttpRequestException"/>, a <see cref="TimeoutException"/> or a cancellation that its caller did not
    /// request, and then wraps it in a transient <see cref="InsightsException"/>, as for every source of tokens.
    /// </summary>
    public Func<CancellationToken, Task<string>>? ClientAssertion { get; set; }

    /// <summary>
    /// Gets or sets the authority. The default is the public cloud's, <c>https://login.microsoftonline.com/</c>. National clouds have another
    /// one. HTTPS, or plain HTTP on this machine, which is for a local authority. A search of stored sign-ins finds those of every authority
    /// unless this is set to another object than the default: one with the address of the public cloud finds those of the public cloud only.
    /// </summary>
    public Uri AuthorityHost { get; set; } = SignInAuthority.PublicCloud;

    /// <summary>
    /// Gets or sets a refresh token that was obtained elsewhere, for <see cref="InsightsCredential.FromStore"/>: the sign-in starts from it
    /// if the store is empty, or if the stored sign-in has ended and this token is another one.
    /// </summary>
    public string? RefreshToken { get; set; }

    /// <summary>
    /// Gets or sets the folder where <c>insights login</c> keeps sign-ins. The default is the folder in the environment variable
    /// <c>INSIGHTS_LOGIN_FOLDER</c>, or else a folder in the user's local application data.
    /// </summary>
    public string? LoginFolder { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a sign-in may be kept in a plain file that only this user can read, on machines without a Keychain or keyring:
    /// see <see cref="FileTokenStore.UnsafeAllowUnencryptedStorage"/>. The default is false.
    /// </summary>
    public bool UnsafeAllowUnencryptedStorage { get; set; }

    /// <summary>Gets or sets the clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets a value indicating whether the authority was set, if only to the public cloud. Code that binds options, such as .NET's configuration binder, sets a property to its current
    /// value, so the object decides.
    /// </summary>
    internal bool IsAuthorityHostSet => !ReferenceEquals(AuthorityHost, SignInAuthority.PublicCloud);

    /// <summary>Creates a copy for the search of a stored sign-in, in which the tenant and the application can be null. Later changes of this object do not affect it.</summary>
    /// <exception cref="ArgumentException">The tenant or the application is empty, or the authority's address is not valid.</exception>
    internal InsightsCredentialOptions CopyForSearch()
    {
        if (TenantId is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(TenantId, nameof(TenantId));
        }

        if (ClientId is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(ClientId, nameof(ClientId));
        }

        _ = new SignInAuthority(AuthorityHost);
        var copy = (InsightsCredentialOptions)MemberwiseClone();
        (copy.TenantId, copy.ClientId) = (TenantId?.Trim(), ClientId?.Trim());
        return copy;
    }

    /// <summary>Returns the application and the tenant, without secrets.</summary>
    public override string ToString() => $"application {ClientId ?? "(none)"} in tenant {TenantId ?? "(none)"}";
}
