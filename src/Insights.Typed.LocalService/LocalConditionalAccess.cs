namespace Insights.Typed.LocalService;

/// <summary>A policy of the tenant that refuses tokens for users. It does not concern tokens for an application alone.</summary>
public enum LocalConditionalAccess
{
    /// <summary>No policy.</summary>
    None,

    /// <summary>No user gets a token, by whatever way: AADSTS53003.</summary>
    Block,

    /// <summary>
    /// Earlier sign-ins no longer suffice, and a new one needs multifactor authentication: AADSTS50076.
    /// </summary>
    RequireMfa,

    /// <summary>As <see cref="RequireMfa"/>, for a user who has to register a second factor first: AADSTS50079.</summary>
    RequireMfaRegistration,
}
