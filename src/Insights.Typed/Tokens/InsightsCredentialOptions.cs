using System.Security.Cryptography.X509Certificates;
using Insights.Typed.Tokens;

namespace Insights.Typed;

/// <summary>Who signs in: the tenant, the application, and how the application proves who it is. The names are those of the Azure SDK.</summary>
/// <remarks>Printing it shows no secret. The values are read when a credential is created.</remarks>
public sealed class InsightsCredentialOptions
{
    /// <summary>The partner's tenant: its id or one of its domain names.</summary>
    public string? TenantId { get; set; }

    /// <summary>The id of the application that is registered in Microsoft Entra ID.</summary>
    public string? ClientId { get; set; }

    /// <summary>The application's secret. Set at most one of secret, certificate and assertion; none for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The application's certificate with its private key, which Microsoft recommends over a secret.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>Whether the certificate's chain is sent as well, for applications that trust a certificate by its subject name and issuer. By default not.</summary>
    public bool SendCertificateChain { get; set; }

    /// <summary>
    /// Returns a signed assertion in place of a secret, for workload identity federation: the token of a Kubernetes service
    /// account, of a build agent or of another cloud. Called for each token; an exception of it is not changed.
    /// </summary>
    public Func<CancellationToken, Task<string>>? ClientAssertion { get; set; }

    /// <summary>
    /// The authority: by default the public cloud's, <c>https://login.microsoftonline.com/</c>. National clouds have another
    /// one. HTTPS, or plain HTTP on this machine, which is for a local authority.
    /// </summary>
    public Uri AuthorityHost { get; set; } = SignInAuthority.PublicCloud;

    /// <summary>
    /// A refresh token that was obtained elsewhere, for <see cref="InsightsCredential.FromStore"/>: the sign-in starts from it
    /// where the store is empty, or where the stored sign-in has ended and this token is another one.
    /// </summary>
    public string? RefreshToken { get; set; }

    /// <summary>
    /// The folder where <c>insights login</c> keeps sign-ins. By default the one that the environment variable
    /// <c>INSIGHTS_LOGIN_FOLDER</c> names, or else one in the user's local application data.
    /// </summary>
    public string? LoginFolder { get; set; }

    /// <summary>
    /// Whether a login may be kept in a plain file that only this user may read, on machines without a Keychain or keyring:
    /// see <see cref="FileTokenStore.UnsafeAllowUnencryptedStorage"/>. By default not.
    /// </summary>
    public bool UnsafeAllowUnencryptedStorage { get; set; }

    /// <summary>The clock. By default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>A copy for a credential, which later changes of this object do not reach.</summary>
    internal InsightsCredentialOptions Copy() => (InsightsCredentialOptions)MemberwiseClone();

    /// <summary>Returns the application and the tenant, and no secret.</summary>
    public override string ToString() => $"application {ClientId ?? "(none)"} in tenant {TenantId ?? "(none)"}";
}
