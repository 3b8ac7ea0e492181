namespace Insights.Typed.LocalService;

/// <summary>Each use of a refresh token returns a new one. This is what becomes of the old one.</summary>
public enum LocalRefreshTokenReuse
{
    /// <summary>It stays usable until it expires or is revoked, as at Microsoft Entra ID.</summary>
    Allowed,

    /// <summary>
    /// It is refused as soon as the token that replaced it was used once, so that a test detects a program that does not
    /// store the new one.
    /// </summary>
    RevokedAfterRotation,
}
