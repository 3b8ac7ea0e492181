namespace Insights.Typed;

/// <summary>Specifies a setting of a sign-in that Microsoft Entra ID can refuse.</summary>
public enum SignInSetting
{
    /// <summary>The tenant: it is not known.</summary>
    TenantId,

    /// <summary>The application: the tenant does not know it.</summary>
    ClientId,

    /// <summary>The application's secret: it is wrong or has expired.</summary>
    ClientSecret,

    /// <summary>The user name or the password of a sign-in by password.</summary>
    UserNameOrPassword,
}
