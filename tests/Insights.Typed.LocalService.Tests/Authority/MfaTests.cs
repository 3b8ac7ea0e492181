using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class MfaTests
{
    [Fact]
    public async Task A_password_is_refused_as_Entra_refuses_it()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RequiresMfa = true });

        var body = await authority.AssertErrorAsync(50076, authority.CreatePasswordForm());

        Assert.Equal(("invalid_grant", "basic_action"), ((string?)body["error"], (string?)body["suberror"]));
        Assert.Equal("2024-05-17 09:30:00Z", (string?)body["timestamp"]);
        Assert.All(["trace_id", "correlation_id"], id => Assert.True(Guid.TryParse((string?)body[id], CultureInfo.InvariantCulture, out _)));
        Assert.Contains("capolids", (string?)body["claims"], StringComparison.Ordinal);
        Assert.Equal(("password", "invalid_grant", 50076), (
            authority.Authority.Requests[0].GrantType, authority.Authority.Requests[0].Error, authority.Authority.Requests[0].ErrorCode!.Value));
    }

    [Fact]
    public async Task A_wrong_password_is_reported_before_the_second_factor()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RequiresMfa = true });
        await authority.AssertErrorAsync(50126, new(authority.CreatePasswordForm()) { ["password"] = "wrong" });
        await authority.AssertErrorAsync(50034, new(authority.CreatePasswordForm()) { ["username"] = "nobody@partner.example" });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_keep_the_authentication_methods_of_the_sign_in(bool withMfa)
    {
        await using var authority = await TestAuthority.StartAsync();

        var first = await authority.SignInDeviceAsync(withMfa);
        var second = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(first));

        foreach (var token in new[] { first, second })
        {
            Assert.Equal(withMfa, authority.Authority.FindSignIn((string)token["access_token"]!)!.User!.HasMfa);
            Assert.Equal(withMfa, TestAuthority.ReadClaims(token)["amr"]!.AsArray().Any(m => (string?)m == "mfa"));
        }
    }

    [Fact]
    public async Task A_password_obtains_a_token_without_the_second_factor()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.RequestTokenAsync(authority.CreatePasswordForm());
        Assert.False(authority.Authority.FindSignIn((string)token["access_token"]!)!.User!.HasMfa);
    }

    [Fact]
    public async Task An_app_only_token_has_no_user()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RequiresMfa = true });
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_secret"] = authority.Options.ClientSecret, ["scope"] = TestAuthority.Resource + "/.default",
        };

        var token = await authority.RequestTokenAsync(fields);

        Assert.Null(authority.Authority.FindSignIn((string)token["access_token"]!)!.User);
        Assert.Null((JsonNode?)token["refresh_token"]);
        await authority.AssertErrorAsync(1002012, new(fields) { ["scope"] = TestAuthority.Scope });
    }

    [Theory]
    [InlineData("wrong", 7000215)]
    [InlineData("", 7000218)]
    public async Task An_application_has_to_prove_itself(string secret, int code)
    {
        await using var authority = await TestAuthority.StartAsync();
        var body = await authority.AssertErrorAsync(code, authority.CreatePasswordForm(secret), System.Net.HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (string?)body["error"]);
    }

    [Fact]
    public async Task A_secret_expires()
    {
        var time = new ManualTimeProvider();
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { ClientSecretExpiry = time.GetUtcNow().AddDays(1) });
        await authority.RequestTokenAsync(authority.CreatePasswordForm());

        authority.Time.Advance(TimeSpan.FromDays(1));

        await authority.AssertErrorAsync(7000222, authority.CreatePasswordForm(), System.Net.HttpStatusCode.Unauthorized);
    }
}
