namespace Insights.Typed.LocalService;

/// <summary>A request for a token that a local authority received. It contains no secret.</summary>
/// <param name="GrantType">
/// The grant type: <c>password</c>, <c>client_credentials</c>, <c>authorization_code</c>, <c>device_code</c> or <c>refresh_token</c>.
/// </param>
/// <param name="ClientId">The id of the application.</param>
/// <param name="Scope">The scope or the resource.</param>
/// <param name="Error">The error of the response; null if the response contained a token, or if a fault was injected.</param>
public sealed record LocalAuthorityRequest(string GrantType, string? ClientId, string? Scope, string? Error)
{
    /// <summary>Gets the number after <c>AADSTS</c> of the error.</summary>
    public int? ErrorCode { get; init; }
}
