using System.Security.Cryptography.X509Certificates;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService;

/// <summary>The options of a local authority.</summary>
public sealed class LocalAuthorityOptions
{
    /// <summary>Gets or sets the id of the only tenant.</summary>
    public string TenantId { get; set; } = "11111111-2222-3333-4444-555555555555";

    /// <summary>Gets or sets the id of the only application; null to accept any application.</summary>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the application's secret.</summary>
    public string ClientSecret { get; set; } = "local-client-secret";

    /// <summary>Gets or sets the time when the application's secret expires; null for never.</summary>
    public DateTimeOffset? ClientSecretExpiry { get; set; }

    /// <summary>Gets or sets the certificates that are registered for the application. A client assertion is signed with the key of one of them.</summary>
    public IReadOnlyList<X509Certificate2> ClientCertificates { get; set; } = [];

    /// <summary>Gets or sets the workloads of other identity providers that can act as the application (workload identity federation).</summary>
    public IReadOnlyList<LocalFederatedIdentity> FederatedIdentities { get; set; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether the application can sign a user in without a secret or an assertion, as a public client does
    /// with a device code or in a browser.
    /// </summary>
    public bool AllowsPublicClient { get; set; } = true;

    /// <summary>Gets or sets the platform under which the redirect address is registered. The default accepts programs with and without a secret or an assertion.</summary>
    public LocalRedirectPlatform RedirectPlatform { get; set; }

    /// <summary>Gets or sets the sign-in name of the only user.</summary>
    public string UserName { get; set; } = "user@partner.example";

    /// <summary>Gets or sets the user's password when the authority starts. <see cref="LocalAuthority.ChangePassword"/> changes it.</summary>
    public string Password { get; set; } = "local-password";

    /// <summary>Gets or sets the code that the user enters as the second factor.</summary>
    public string SecondFactorCode { get; set; } = "123456";

    /// <summary>
    /// Gets or sets a value indicating whether users must sign in with multifactor authentication. If true, a sign-in by password alone is refused with
    /// AADSTS50076, and the sign-in pages require the second factor.
    /// </summary>
    public bool RequiresMfa { get; set; }

    /// <summary>Gets or sets the seed of the tokens.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets the port on this machine; null for a free one.</summary>
    public int? Port { get; set; }

    /// <summary>Gets or sets the clock of the authority.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the lifetime of an access token. The service documents 60 minutes.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>Gets or sets the time after which an unused refresh token expires.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = ServiceProgram.UnusedSignInLifetime;

    /// <summary>Gets or sets a value that specifies whether a refresh token remains valid after the token that replaced it was used.</summary>
    public LocalRefreshTokenReuse RefreshTokenReuse { get; set; }

    /// <summary>Gets or sets the lifetime of an authorization code.</summary>
    public TimeSpan AuthorizationCodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the lifetime of a device code.</summary>
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the polling interval for device codes. The response contains it in whole seconds; it is not enforced.</summary>
    public TimeSpan DeviceCodeInterval { get; set; } = TimeSpan.FromSeconds(5);

    internal LocalAuthorityOptions Copy()
    {
        var copy = (LocalAuthorityOptions)MemberwiseClone();
        copy.ClientCertificates = [.. ClientCertificates];
        copy.FederatedIdentities = [.. FederatedIdentities];
        return copy;
    }
}
