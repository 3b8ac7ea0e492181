namespace Insights.Typed;

/// <summary>Specifies why a person must sign in again.</summary>
public enum SignInReason
{
    /// <summary>A reason that this version does not know. The message contains the authority's message.</summary>
    Other,

    /// <summary>No sign-in is stored yet.</summary>
    NotSignedIn,

    /// <summary>The sign-in has to pass multifactor authentication.</summary>
    MultifactorRequired,

    /// <summary>The user has to register a method of multifactor authentication first.</summary>
    MultifactorRegistrationRequired,

    /// <summary>The sign-in has expired: it was not used for 90 days, or the tenant's policy limits its age.</summary>
    Expired,

    /// <summary>The sign-in was revoked, for example because the password was changed.</summary>
    Revoked,

    /// <summary>The user's password has expired.</summary>
    PasswordExpired,

    /// <summary>The user or an administrator has not consented to what the application requests, or has withdrawn the consent.</summary>
    ConsentRequired,

    /// <summary>A Conditional Access policy of the tenant does not allow the sign-in.</summary>
    ConditionalAccess,

    /// <summary>The tenant requires a device that it manages.</summary>
    DeviceRequired,

    /// <summary>The user's account is disabled or locked.</summary>
    UserDisabled,

    /// <summary>The user's account does not exist in the tenant.</summary>
    UserNotFound,

    /// <summary>The application is not assigned to the user.</summary>
    NotAssigned,
}
