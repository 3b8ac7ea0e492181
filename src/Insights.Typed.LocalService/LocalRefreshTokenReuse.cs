namespace Insights.Typed.LocalService;

/// <summary>Specifies whether a refresh token remains valid after its use, which returns a new one.</summary>
public enum LocalRefreshTokenReuse
{
    /// <summary>The token remains valid until it expires or is revoked, as with Microsoft Entra ID.</summary>
    Allowed,

    /// <summary>
    /// The token is refused after the token that replaced it was used, so that a test detects a program that does not
    /// store the new one.
    /// </summary>
    RevokedAfterRotation,
}
