namespace Insights.Typed.LocalService;

/// <summary>A request for a token that a local authority got. It shows no secret.</summary>
/// <param name="GrantType">
/// By what: <c>password</c>, <c>client_credentials</c>, <c>authorization_code</c>, <c>device_code</c> or <c>refresh_token</c>.
/// </param>
/// <param name="ClientId">For which application.</param>
/// <param name="Scope">What for.</param>
/// <param name="Error">The error that it was answered with; null where it was answered with a token, or went wrong on command.</param>
public sealed record LocalAuthorityRequest(string GrantType, string? ClientId, string? Scope, string? Error)
{
    /// <summary>The number after <c>AADSTS</c> of that error.</summary>
    public int? ErrorCode { get; init; }
}
