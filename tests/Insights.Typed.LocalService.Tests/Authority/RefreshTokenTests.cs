using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class RefreshTokenTests
{
    [Fact]
    public async Task Each_use_returns_a_new_one_and_the_old_one_stays_usable()
    {
        await using var authority = await TestAuthority.StartAsync();
        var first = await authority.SignInDeviceAsync();

        var second = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(first));
        var third = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(second));
        var reused = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(first));

        Assert.Equal(4, new[] { first, second, third, reused }.Select(t => (string?)t["refresh_token"]).Distinct().Count());
    }

    [Fact]
    public async Task With_the_option_an_old_one_is_refused_after_its_successor_was_used()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RefreshTokenReuse = LocalRefreshTokenReuse.RevokedAfterRotation });
        var first = await authority.SignInDeviceAsync();
        var second = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(first));
        var lost = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(first));

        await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(second));

        Assert.Equal("invalid_grant", (string?)(await authority.AssertErrorAsync(70000, TestAuthority.CreateRefreshForm(first)))["error"]);
        await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(lost));
    }

    [Fact]
    public async Task One_that_is_unused_for_90_days_expires_and_one_in_use_does_not()
    {
        await using var authority = await TestAuthority.StartAsync();
        var unused = await authority.SignInDeviceAsync();
        var token = await authority.SignInDeviceAsync();
        for (var day = 0; day < 365; day += 73)
        {
            authority.Time.Advance(TimeSpan.FromDays(73));
            token = await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(token));
        }

        var body = await authority.AssertErrorAsync(700082, TestAuthority.CreateRefreshForm(unused));

        Assert.Contains("2024-05-17T09:30:00.0000000+00:00", (string?)body["error_description"], StringComparison.Ordinal);
        Assert.Contains("inactive for 90.00:00:00", (string?)body["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_it_until_the_user_signs_in_again()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.SignInDeviceAsync();

        authority.Authority.ChangePassword("new");

        Assert.Equal("bad_token", (string?)(await authority.AssertErrorAsync(50173, TestAuthority.CreateRefreshForm(token)))["suberror"]);
        Assert.NotNull(authority.Authority.FindSignIn((string)token["access_token"]!));
        await authority.AssertErrorAsync(50126, authority.CreatePasswordForm());
        await authority.RequestTokenAsync(new(authority.CreatePasswordForm()) { ["password"] = "new" });
        await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(await authority.SignInDeviceAsync()));
    }

    [Fact]
    public async Task Revocation_ends_access_tokens_too()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.SignInDeviceAsync();

        authority.Authority.RevokeSignInSessions();

        await authority.AssertErrorAsync(50173, TestAuthority.CreateRefreshForm(token));
        Assert.Null(authority.Authority.FindSignIn((string)token["access_token"]!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(TestAuthority.Client)]
    public async Task Withdrawn_consent_ends_it_until_the_user_consents_again(string? client)
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.SignInDeviceAsync();

        authority.Authority.WithdrawConsent(client);

        var body = await authority.AssertErrorAsync(65001, TestAuthority.CreateRefreshForm(token));
        Assert.Equal(("invalid_grant", "consent_required"), ((string?)body["error"], (string?)body["suberror"]));
        await authority.AssertErrorAsync(65001, authority.CreatePasswordForm());
        await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(await authority.SignInDeviceAsync()));
    }

    [Theory]
    [InlineData(LocalConditionalAccess.Block, 53003, "message_only")]
    [InlineData(LocalConditionalAccess.RequireMfa, 50076, "basic_action")]
    [InlineData(LocalConditionalAccess.RequireMfaRegistration, 50079, "basic_action")]
    public async Task A_policy_ends_it(LocalConditionalAccess policy, int code, string action)
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.SignInDeviceAsync();

        authority.Authority.SetConditionalAccess(policy);

        var body = await authority.AssertErrorAsync(code, TestAuthority.CreateRefreshForm(token));
        Assert.Equal(("interaction_required", action), ((string?)body["error"], (string?)body["suberror"]));
        Assert.Contains("capolids", (string?)body["claims"], StringComparison.Ordinal);
        await authority.AssertErrorAsync(code, authority.CreatePasswordForm());
        authority.Authority.SetConditionalAccess(LocalConditionalAccess.None);
        await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(token));
    }

    [Fact]
    public async Task A_new_sign_in_with_the_second_factor_satisfies_a_policy()
    {
        await using var authority = await TestAuthority.StartAsync();
        authority.Authority.SetConditionalAccess(LocalConditionalAccess.RequireMfa);
        await authority.RequestTokenAsync(TestAuthority.CreateRefreshForm(await authority.SignInDeviceAsync()));
        await authority.AssertErrorAsync(50076, TestAuthority.CreateRefreshForm(await authority.SignInDeviceAsync(hasMfa: false)));
    }

    [Fact]
    public async Task It_is_valid_for_its_application_and_resource_only()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.SignInDeviceAsync();

        await authority.AssertErrorAsync(70000, new(TestAuthority.CreateRefreshForm(token)) { ["client_id"] = "another" });
        await authority.AssertErrorAsync(65001, new(TestAuthority.CreateRefreshForm(token)) { ["scope"] = "https://graph.microsoft.com/User.Read" });
        await authority.AssertErrorAsync(9002313, new(TestAuthority.CreateRefreshForm(token)) { ["refresh_token"] = "garbage" });
        await authority.AssertErrorAsync(900144, new() { ["grant_type"] = "refresh_token" });
    }

    [Fact]
    public async Task One_obtained_with_a_secret_requires_the_secret()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.RequestTokenAsync(authority.CreatePasswordForm());

        await authority.AssertErrorAsync(7000218, TestAuthority.CreateRefreshForm(token), HttpStatusCode.Unauthorized);

        await authority.RequestTokenAsync(new(TestAuthority.CreateRefreshForm(token)) { ["client_secret"] = authority.Options.ClientSecret });
    }

    [Fact]
    public async Task The_v2_endpoint_returns_it_only_on_request()
    {
        await using var authority = await TestAuthority.StartAsync();

        var without = await authority.RequestTokenAsync(new(authority.CreatePasswordForm()) { ["scope"] = TestAuthority.Resource + "/user_impersonation" });

        Assert.Equal([null, null], new JsonNode?[] { without["refresh_token"], without["id_token"] });
        Assert.NotNull((await authority.RequestTokenAsync(HttpStatusCode.OK, authority.CreatePasswordForm(), "oauth2/token"))["refresh_token"]);
    }
}
