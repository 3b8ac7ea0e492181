using Insights.Typed.Language;
using Insights.Typed.Tokens.Stored;

namespace Insights.Typed;

/// <summary>A stored sign-in: its user and its validity. It contains no secret.</summary>
public sealed class InsightsSignIn
{
    private readonly SignInDocument document;

    internal InsightsSignIn(SignInDocument document, bool? isEncrypted = null) => (this.document, IsEncrypted) = (document, isEncrypted);

    /// <summary>Initializes a new instance for a sign-in that cannot be read.</summary>
    internal InsightsSignIn(LoginEntry login, string readError)
        : this(new SignInDocument { TenantId = login.TenantId, ClientId = login.ClientId, AuthorityHost = login.AuthorityHost, SignedInOn = default, RenewedOn = default }, login.IsEncrypted) =>
        ReadError = readError;

    /// <summary>
    /// Gets the message that says why the sign-in cannot be read; null if it was read. Of an unreadable sign-in only the tenant, the
    /// application, the authority and <see cref="IsEncrypted"/> are known; its times are in the year 1, so that it counts as expired.
    /// </summary>
    public string? ReadError { get; }

    /// <summary>Gets the tenant.</summary>
    public string TenantId => document.TenantId;

    /// <summary>Gets the application.</summary>
    public string ClientId => document.ClientId;

    /// <summary>Gets the authority.</summary>
    public Uri AuthorityHost => new(document.AuthorityHost);

    /// <summary>Gets the user's sign-in name; null if the authority did not return it.</summary>
    public string? UserName => document.UserName;

    /// <summary>Gets the time when the user signed in.</summary>
    public DateTimeOffset SignedInOn => document.SignedInOn;

    /// <summary>Gets the time of the last renewal.</summary>
    public DateTimeOffset RenewedOn => document.RenewedOn;

    /// <summary>Gets the time when the sign-in ends if it is not renewed before: 90 days after the last renewal. A policy of the tenant can end it earlier.</summary>
    public DateTimeOffset ExpiresOn => document.RenewedOn + ServiceProgram.UnusedSignInLifetime;

    /// <summary>Gets a value indicating whether the user signed in with multifactor authentication; null if the tokens do not contain the information. The service decides what it accepts.</summary>
    public bool? IsMultifactor => document.IsMultifactor;

    /// <summary>Gets a value indicating whether the application proves its identity with a secret, a certificate or an assertion, which a program must set.</summary>
    public bool IsConfidential => document.IsConfidential;

    /// <summary>Gets a value indicating whether the sign-in is stored encrypted; null for a store of another kind.</summary>
    public bool? IsEncrypted { get; }

    /// <summary>Returns the user, the application and the tenant.</summary>
    public override string ToString() => $"{UserName ?? "(unknown user)"}, application {ClientId} in tenant {TenantId}";
}
