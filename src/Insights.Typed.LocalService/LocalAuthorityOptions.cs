using System.Security.Cryptography.X509Certificates;

namespace Insights.Typed.LocalService;

/// <summary>Whom a local authority knows, and how it behaves.</summary>
public sealed record LocalAuthorityOptions
{
    /// <summary>The only tenant.</summary>
    public string TenantId { get; set; } = "11111111-2222-3333-4444-555555555555";

    /// <summary>The only application; null where any is known.</summary>
    public string? ClientId { get; set; }

    /// <summary>The application's secret.</summary>
    public string ClientSecret { get; set; } = "local-client-secret";

    /// <summary>When the application's secret expires; null for never.</summary>
    public DateTimeOffset? ClientSecretExpiry { get; set; }

    /// <summary>The certificates registered for the application. A client assertion is signed with the key of one of them.</summary>
    public IReadOnlyList<X509Certificate2> ClientCertificates { get; set; } = [];

    /// <summary>The workloads of other identity providers that may act as the application (workload identity federation).</summary>
    public IReadOnlyList<LocalFederatedIdentity> FederatedIdentities { get; set; } = [];

    /// <summary>
    /// Whether the application may sign a user in without proving itself by a secret or an assertion, as a public client does
    /// with a device code or in a browser.
    /// </summary>
    public bool AllowsPublicClient { get; set; } = true;

    /// <summary>The only user's sign-in name.</summary>
    public string UserName { get; set; } = "user@partner.example";

    /// <summary>The user's password when the authority starts. <see cref="LocalAuthority.ChangePassword"/> changes it.</summary>
    public string Password { get; set; } = "local-password";

    /// <summary>The code that the user enters as the second factor.</summary>
    public string SecondFactorCode { get; set; } = "123456";

    /// <summary>
    /// Whether users have to sign in with multifactor authentication. Then a sign-in by password alone is refused with
    /// AADSTS50076, and the sign-in pages require the second factor.
    /// </summary>
    public bool RequiresMfa { get; set; }

    /// <summary>What the tokens follow from.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The port on this machine; null for a free one.</summary>
    public int? Port { get; set; }

    /// <summary>The authority's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long an access token is good. The service documents 60 minutes.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>How long a refresh token stays usable while it is not used.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Whether a refresh token stays usable after the one that replaced it was used.</summary>
    public LocalRefreshTokenReuse RefreshTokenReuse { get; set; }

    /// <summary>How long an authorization code can be redeemed.</summary>
    public TimeSpan AuthorizationCodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a user may take to enter a device code.</summary>
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a client may ask whether a device code has been entered; told in whole seconds, and not enforced.</summary>
    public TimeSpan DeviceCodeInterval { get; set; } = TimeSpan.FromSeconds(5);
}
