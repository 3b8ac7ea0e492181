namespace Insights.Typed.LocalService;

/// <summary>A policy of the tenant that refuses tokens for users. It does not affect tokens for an application alone.</summary>
public enum LocalConditionalAccess
{
    /// <summary>No policy.</summary>
    None,

    /// <summary>No user gets a token: AADSTS53003.</summary>
    Block,

    /// <summary>
    /// Earlier sign-ins are no longer sufficient, and a new one requires multifactor authentication: AADSTS50076.
    /// </summary>
    RequireMfa,

    /// <summary>Like <see cref="RequireMfa"/>, for a user who must register a second factor first: AADSTS50079.</summary>
    RequireMfaRegistration,
}
