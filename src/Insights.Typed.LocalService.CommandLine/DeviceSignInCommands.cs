namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The requests of a sign-in by device code and of its approval, for an authority with its default application and user.</summary>
/// <param name="authority">The authority.</param>
public sealed class DeviceSignInCommands(LocalAuthority authority)
{
    /// <summary>Placeholders for values of the first response.</summary>
    private const string UserCode = "USER_CODE";
    private const string DeviceCode = "DEVICE_CODE";

    private static readonly LocalAuthorityOptions Defaults = new();

    private readonly string tenant = $"{TenantId}/oauth2/v2.0/";

    /// <summary>The tenant.</summary>
    public static string TenantId => Defaults.TenantId;

    internal string CreateCommand => Curl.CreatePost(
        new Uri(authority.Address, tenant + "devicecode"),
        [("client_id", TokenRequest.ClientId), ("scope", $"{TokenRequest.Resource}/user_impersonation offline_access openid")]);

    /// <summary>The page on which a person enters the code.</summary>
    public Uri Page => authority.DeviceLoginPage;

    internal static string UserDescription => $"user name {Defaults.UserName}, password {Defaults.Password}, second factor {Defaults.SecondFactorCode}";

    internal string ApproveCommand => Curl.CreatePost(Page, authority.GetApprovalForm(UserCode).Select(pair => (pair.Key, pair.Value)));

    internal string RedeemCommand => Curl.CreatePost(
        new Uri(authority.Address, tenant + "token"),
        [
            ("client_id", TokenRequest.ClientId),
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", DeviceCode),
            ("scope", $"{TokenRequest.Resource}/user_impersonation offline_access openid"),
        ]);
}
