namespace Insights.Typed.Tokens.Login;

/// <summary>Where a sign-in of <c>insights login</c> is. No secret.</summary>
/// <param name="AuthorityHost">The authority.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="ClientId">The application.</param>
/// <param name="IsEncrypted">Whether the store is an encrypted one.</param>
internal sealed record LoginEntry(string AuthorityHost, string TenantId, string ClientId, bool IsEncrypted)
{
    /// <summary>Whether it is the one that options mean; what they leave open, any has.</summary>
    public bool Matches(InsightsCredentialOptions? options) => options is null
        || ((options.TenantId is null || TenantId.Equals(options.TenantId, StringComparison.OrdinalIgnoreCase))
            && (options.ClientId is null || ClientId.Equals(options.ClientId, StringComparison.OrdinalIgnoreCase))
            && (options.AuthorityHost == SignInAuthority.PublicCloud || AuthorityHost == options.AuthorityHost.AbsoluteUri));
}
