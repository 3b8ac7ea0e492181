using Insights.Typed.Language;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The request for a token from the published article, for an authority with its default application and user.</summary>
/// <param name="authority">The address of the authority.</param>
/// <param name="program">The program that the token is for: the sibling programs accept an application alone.</param>
public sealed class TokenRequest(Uri authority, ServiceProgram program)
{
    internal static string Resource => ServiceProgram.PartnerInsights.Resource;

    private static readonly LocalAuthorityOptions Defaults = new();
    private static readonly (string Name, string Value)[] ApplicationFields = [("grant_type", "client_credentials")];
    private static readonly (string Name, string Value)[] UserFields =
        [("grant_type", "password"), ("scope", "openid"), ("username", Defaults.UserName), ("password", Defaults.Password)];

    /// <summary>The authority accepts any application's id.</summary>
    public static readonly string ClientId = Defaults.ClientId ?? "33333333-4444-5555-6666-777777777777";

    /// <summary>The address.</summary>
    public Uri Address { get; } = new(authority, $"{Defaults.TenantId}/oauth2/token");

    /// <summary>The fields of the form.</summary>
    public IReadOnlyList<(string Name, string Value)> Form { get; } =
    [
        ("resource", program.Resource),
        ("client_id", ClientId),
        ("client_secret", Defaults.ClientSecret),
        .. program.IsApplicationOnly ? ApplicationFields : UserFields,
    ];

    internal string CurlCommand => CommandLine.Curl.CreatePost(Address, Form);
}
