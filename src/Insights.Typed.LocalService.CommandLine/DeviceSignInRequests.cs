namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The requests of a sign-in by device code, and how a person approves it, for an authority with its default application and user.</summary>
/// <param name="authority">The authority.</param>
public sealed class DeviceSignInRequests(LocalAuthority authority)
{
    /// <summary>Stand for what the first response contains.</summary>
    private const string UserCode = "USER_CODE";
    private const string DeviceCode = "DEVICE_CODE";

    private static readonly LocalAuthorityOptions Known = new();

    private readonly string tenant = $"{TenantId}/oauth2/v2.0/";

    /// <summary>The tenant.</summary>
    public static string TenantId => Known.TenantId;

    internal string Create => Curl.Post(
        new Uri(authority.Address, tenant + "devicecode"),
        [("client_id", TokenRequest.ClientId), ("scope", $"{TokenRequest.Resource}/user_impersonation offline_access openid")]);

    /// <summary>The page on which a person enters the code.</summary>
    public Uri Page => authority.DeviceLoginPage;

    internal static string Person => $"user name {Known.UserName}, password {Known.Password}, second factor {Known.SecondFactorCode}";

    internal string Approve => Curl.Post(Page, authority.GetApprovalForm(UserCode).Select(pair => (pair.Key, pair.Value)));

    internal string Redeem => Curl.Post(
        new Uri(authority.Address, tenant + "token"),
        [
            ("client_id", TokenRequest.ClientId),
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", DeviceCode),
            ("scope", $"{TokenRequest.Resource}/user_impersonation offline_access openid"),
        ]);
}
