namespace Insights.Typed.LocalService;

/// <summary>
/// Specifies the platform under which the redirect address of an application is registered. It decides whether a program that redeems an
/// authorization code has to prove the identity of the application.
/// </summary>
public enum LocalRedirectPlatform
{
    /// <summary>Under both, so that each program gets the one that fits it. Microsoft Entra ID would choose one of them.</summary>
    Any,

    /// <summary>Web: a program without a secret or an assertion is refused with AADSTS7000218.</summary>
    Web,

    /// <summary>Mobile and desktop applications: a program with a secret or an assertion is refused with AADSTS700025.</summary>
    MobileAndDesktop,
}
