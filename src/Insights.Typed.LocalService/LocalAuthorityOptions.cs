namespace Insights.Typed.LocalService;

/// <summary>Whom a local authority knows, and how it behaves.</summary>
public sealed record LocalAuthorityOptions
{
    /// <summary>The only tenant.</summary>
    public string TenantId { get; init; } = "11111111-2222-3333-4444-555555555555";

    /// <summary>The only application; null where any is known.</summary>
    public string? ClientId { get; init; }

    /// <summary>The application's secret.</summary>
    public string ClientSecret { get; init; } = "local-client-secret";

    /// <summary>The only user's sign-in name.</summary>
    public string UserName { get; init; } = "user@partner.example";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "local-password";

    /// <summary>What the tokens follow from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The authority's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long an access token is good. The service documents 60 minutes.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How long a user may take to enter a device code.</summary>
    public TimeSpan DeviceCodeLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a client may ask whether a device code has been entered; told in whole seconds, and not enforced.</summary>
    public TimeSpan DeviceCodeInterval { get; init; } = TimeSpan.FromSeconds(5);
}
