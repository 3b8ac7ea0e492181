namespace Insights.Typed;

/// <summary>Where a sign-in of <c>insights login</c> is. No secret.</summary>
/// <param name="AuthorityHost">The authority.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="ClientId">The application.</param>
/// <param name="IsEncrypted">Whether the store is an encrypted one.</param>
internal sealed record StoredLogin(string AuthorityHost, string TenantId, string ClientId, bool IsEncrypted)
{
    /// <summary>Whether it is the one that options mean; what they leave open, any has.</summary>
    public bool Matches(string? tenantId, string? clientId, Uri? authorityHost) =>
        (tenantId is null || TenantId.Equals(tenantId, StringComparison.OrdinalIgnoreCase))
        && (clientId is null || ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase))
        && (authorityHost is null || AuthorityHost == authorityHost.AbsoluteUri);
}
