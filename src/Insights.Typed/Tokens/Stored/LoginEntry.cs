namespace Insights.Typed.Tokens.Stored;

/// <summary>An entry in the list of sign-ins of <c>insights login</c>. It contains no secret.</summary>
/// <param name="AuthorityHost">The authority.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="ClientId">The application.</param>
/// <param name="IsEncrypted">true if the store is encrypted; otherwise, false.</param>
internal sealed record LoginEntry(string AuthorityHost, string TenantId, string ClientId, bool IsEncrypted)
{
    /// <summary>Returns a value indicating whether the entry is a sign-in of an application.</summary>
    public bool IsFor(SignInIdentity identity) =>
        TenantId.Equals(identity.TenantId, StringComparison.OrdinalIgnoreCase)
        && ClientId.Equals(identity.ClientId, StringComparison.OrdinalIgnoreCase)
        && AuthorityHost == identity.Authority.Host.AbsoluteUri;

    /// <summary>Returns a value indicating whether the entry matches options; an option that is not set matches every entry.</summary>
    public bool Matches(InsightsCredentialOptions? options) => options is null
        || ((options.TenantId is null || TenantId.Equals(options.TenantId, StringComparison.OrdinalIgnoreCase))
            && (options.ClientId is null || ClientId.Equals(options.ClientId, StringComparison.OrdinalIgnoreCase))
            && (!options.IsAuthorityHostSet || AuthorityHost == options.AuthorityHost.AbsoluteUri));
}
