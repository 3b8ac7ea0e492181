using Insights.Typed.Tokens.Stored;

namespace Insights.Typed;

/// <summary>A stored sign-in: whose it is, and until when. It holds no secret.</summary>
public sealed class InsightsSignIn
{
    /// <summary>How long Microsoft Entra ID keeps a sign-in that is not used, unless the tenant's policy says otherwise.</summary>
    private static readonly TimeSpan MaxUnusedTime = TimeSpan.FromDays(90);

    private readonly SignInDocument document;

    internal InsightsSignIn(SignInDocument document, bool? isEncrypted = null) => (this.document, IsEncrypted) = (document, isEncrypted);

    /// <summary>The tenant.</summary>
    public string TenantId => document.TenantId;

    /// <summary>The application.</summary>
    public string ClientId => document.ClientId;

    /// <summary>The authority.</summary>
    public Uri AuthorityHost => new(document.AuthorityHost);

    /// <summary>The user's sign-in name; null where the authority did not say.</summary>
    public string? UserName => document.UserName;

    /// <summary>When the user signed in.</summary>
    public DateTimeOffset SignedInOn => document.SignedInOn;

    /// <summary>When a token was renewed last.</summary>
    public DateTimeOffset RenewedOn => document.RenewedOn;

    /// <summary>When the sign-in ends where no token is renewed before: 90 days after the last one. A policy of the tenant can end it earlier.</summary>
    public DateTimeOffset ExpiresOn => document.RenewedOn + MaxUnusedTime;

    /// <summary>Whether the user signed in with multifactor authentication; null where the tokens do not say. What counts is what the service says.</summary>
    public bool? IsMultifactor => document.IsMultifactor;

    /// <summary>Whether the application proves who it is by a secret, a certificate or an assertion, which a program has to set.</summary>
    public bool IsConfidential => document.IsConfidential;

    /// <summary>Whether it is stored encrypted; null for a store of another kind.</summary>
    public bool? IsEncrypted { get; }

    /// <summary>Returns the user, the application and the tenant.</summary>
    public override string ToString() => $"{UserName ?? "(unknown user)"}, application {ClientId} in tenant {TenantId}";
}
