using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class AuthorizationCodeTests
{
    private const string Verifier = "a-verifier-that-only-the-program-knows-1234567890";

    private static readonly string Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Verifier)));

    private static LocalSignInOptions WithoutRedirect() => new() { FollowsRedirect = false };

    [Theory]
    [InlineData(null)]
    [InlineData("form_post")]
    public async Task A_code_is_redeemed_once(string? mode)
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RequiresMfa = true });

        var redirected = await authority.Authority.SignInAsync(authority.CreateAuthorizeAddress(Challenge, mode), WithoutRedirect(), TestAuthority.Cancel);

        Assert.StartsWith(TestAuthority.Redirect, redirected.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("a&b", HttpUtility.ParseQueryString(redirected.Query)["state"]);
        var token = await authority.RequestTokenAsync(TestAuthority.CreateCodeForm(redirected, Verifier));
        Assert.True(authority.Authority.FindSignIn((string)token["access_token"]!)!.User!.HasMfa);
        var claims = TestAuthority.ReadClaims(token);
        Assert.Equal(("n-1", authority.Options.UserName, authority.Options.TenantId), ((string?)claims["nonce"], (string?)claims["preferred_username"], (string?)claims["tid"]));
        Assert.Equal("invalid_grant", (string?)(await authority.AssertErrorAsync(54005, TestAuthority.CreateCodeForm(redirected, Verifier)))["error"]);
        Assert.Contains(Verifier, authority.Authority.ReceivedSecrets);
        Assert.Contains(HttpUtility.ParseQueryString(redirected.Query)["code"], authority.Authority.IssuedSecrets);
    }

    /// <summary>A program with a redirect address of the other platform is refused, whether public clients are allowed or not.</summary>
    [Theory]
    [InlineData(LocalRedirectPlatform.Any, true, false, null)]
    [InlineData(LocalRedirectPlatform.Any, true, true, null)]
    [InlineData(LocalRedirectPlatform.Any, false, false, 7000218)]
    [InlineData(LocalRedirectPlatform.Web, true, false, 7000218)]
    [InlineData(LocalRedirectPlatform.Web, true, true, null)]
    [InlineData(LocalRedirectPlatform.MobileAndDesktop, false, false, null)]
    [InlineData(LocalRedirectPlatform.MobileAndDesktop, false, true, 700025)]
    public async Task The_platform_of_the_redirect_address_decides_whether_the_application_authenticates(LocalRedirectPlatform platform, bool allowsPublicClient, bool authenticates, int? code)
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RedirectPlatform = platform, AllowsPublicClient = allowsPublicClient });
        var redirected = await authority.Authority.SignInAsync(authority.CreateAuthorizeAddress(Challenge), WithoutRedirect(), TestAuthority.Cancel);
        var form = TestAuthority.CreateCodeForm(redirected, Verifier);
        if (authenticates)
        {
            form["client_secret"] = authority.Options.ClientSecret;
        }

        if (code is { } refused)
        {
            Assert.Equal("invalid_client", (string?)(await authority.AssertErrorAsync(refused, form, HttpStatusCode.Unauthorized))["error"]);
        }
        else
        {
            Assert.NotEmpty((string)(await authority.RequestTokenAsync(form))["access_token"]!);
        }
    }

    [Fact]
    public async Task A_code_is_bound_to_its_request()
    {
        await using var authority = await TestAuthority.StartAsync();
        var redirected = await authority.Authority.SignInAsync(authority.CreateAuthorizeAddress(Challenge), WithoutRedirect(), TestAuthority.Cancel);

        Assert.Equal("invalid_grant", (string?)(await authority.AssertErrorAsync(501481, TestAuthority.CreateCodeForm(redirected, "another")))["error"]);
        await authority.AssertErrorAsync(501481, TestAuthority.CreateCodeForm(redirected));
        await authority.AssertErrorAsync(500112, TestAuthority.CreateCodeForm(redirected, Verifier, "http://localhost:10/back"));
        await authority.AssertErrorAsync(9002313, new(TestAuthority.CreateCodeForm(redirected, Verifier)) { ["client_id"] = "another" });
        authority.Time.Advance(authority.Options.AuthorizationCodeLifetime);
        await authority.AssertErrorAsync(70008, TestAuthority.CreateCodeForm(redirected, Verifier));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("form_post")]
    public async Task A_user_who_cancels_sends_an_error_back(string? mode)
    {
        await using var authority = await TestAuthority.StartAsync();

        var redirected = await authority.Authority.SignInAsync(authority.CreateAuthorizeAddress(Challenge, mode), new() { FollowsRedirect = false, IsCanceled = true }, TestAuthority.Cancel);

        var query = HttpUtility.ParseQueryString(redirected.Query);
        Assert.Equal(("access_denied", "a&b", null), (query["error"], query["state"], query["code"]));
        Assert.StartsWith("AADSTS65004: ", query["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_reports_the_error_of_a_sign_in()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RequiresMfa = true });
        var address = authority.CreateAuthorizeAddress(Challenge);

        await FailAsync("AADSTS50126", new() { FollowsRedirect = false, Password = "wrong" });
        await FailAsync("AADSTS50076", new() { FollowsRedirect = false, HasMfa = false });
        authority.Authority.SetConditionalAccess(LocalConditionalAccess.Block);
        await FailAsync("AADSTS53003", WithoutRedirect());

        async Task FailAsync(string code, LocalSignInOptions signIn)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => authority.Authority.SignInAsync(address, signIn, TestAuthority.Cancel));
            Assert.Contains(code, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_requirement_the_second_factor_is_optional()
    {
        await using var authority = await TestAuthority.StartAsync();
        var redirected = await authority.Authority.SignInAsync(authority.CreateAuthorizeAddress(), new() { FollowsRedirect = false, HasMfa = false }, TestAuthority.Cancel);
        var token = await authority.RequestTokenAsync(TestAuthority.CreateCodeForm(redirected));
        Assert.False(authority.Authority.FindSignIn((string)token["access_token"]!)!.User!.HasMfa);
    }

    [Fact]
    public async Task A_code_never_leaves_this_machine()
    {
        await using var authority = await TestAuthority.StartAsync();
        foreach (var redirect in new[] { "https://elsewhere.example/back", "http://localhost.example/", "file:///etc/passwd", "not an address" })
        {
            var (status, text) = await authority.GetPageAsync(authority.CreateAuthorizeAddress(redirect: redirect, host: authority.Authority.Address.AbsoluteUri.TrimEnd('/')));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("AADSTS50011", text, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => authority.Authority.SignInAsync(new Uri("https://elsewhere.example/"), WithoutRedirect(), TestAuthority.Cancel));
    }

    [Fact]
    public async Task The_page_is_accessible_and_encodes_its_input()
    {
        await using var authority = await TestAuthority.StartAsync();
        var address = new Uri(authority.CreateAuthorizeAddress(host: authority.Authority.Address.AbsoluteUri.TrimEnd('/')) + "&login_hint=%22%3E%3Cscript%3E");

        var (_, text) = await authority.GetPageAsync(address);

        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", text, StringComparison.Ordinal);
        Assert.All(["username", "password", "factor"], id => Assert.Contains($"<label for=\"{id}\">", text, StringComparison.Ordinal));
    }
}
