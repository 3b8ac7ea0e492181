using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class RefreshTokenTests
{
    [Fact]
    public async Task Each_use_returns_a_new_one_and_the_old_one_stays_usable()
    {
        await using var authority = await TestAuthority.StartAsync();
        var first = await authority.DeviceAsync();

        var second = await authority.TokenAsync(TestAuthority.Refresh(first));
        var third = await authority.TokenAsync(TestAuthority.Refresh(second));
        var again = await authority.TokenAsync(TestAuthority.Refresh(first));

        Assert.Equal(4, new[] { first, second, third, again }.Select(t => (string?)t["refresh_token"]).Distinct().Count());
    }

    [Fact]
    public async Task An_old_one_is_refused_after_its_successor_was_used_where_the_test_wants_that()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RefreshTokenReuse = LocalRefreshTokenReuse.RefusedAfterSuccessor });
        var first = await authority.DeviceAsync();
        var second = await authority.TokenAsync(TestAuthority.Refresh(first));
        var lost = await authority.TokenAsync(TestAuthority.Refresh(first));

        await authority.TokenAsync(TestAuthority.Refresh(second));

        Assert.Equal("invalid_grant", (string?)(await authority.RefusedAsync(70000, TestAuthority.Refresh(first)))["error"]);
        await authority.TokenAsync(TestAuthority.Refresh(lost));
    }

    [Fact]
    public async Task One_that_is_unused_for_90_days_expires_and_one_in_use_does_not()
    {
        await using var authority = await TestAuthority.StartAsync();
        var unused = await authority.DeviceAsync();
        var token = await authority.DeviceAsync();
        for (var day = 0; day < 365; day += 73)
        {
            authority.Time.Advance(TimeSpan.FromDays(73));
            token = await authority.TokenAsync(TestAuthority.Refresh(token));
        }

        var body = await authority.RefusedAsync(700082, TestAuthority.Refresh(unused));

        Assert.Contains("2024-05-17T09:30:00.0000000+00:00", (string?)body["error_description"], StringComparison.Ordinal);
        Assert.Contains("inactive for 90.00:00:00", (string?)body["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_it_until_the_user_signs_in_again()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.DeviceAsync();

        authority.Authority.ChangePassword("new");

        Assert.Equal("bad_token", (string?)(await authority.RefusedAsync(50173, TestAuthority.Refresh(token)))["suberror"]);
        Assert.NotNull(authority.Authority.Find((string)token["access_token"]!));
        await authority.RefusedAsync(50126, authority.Password());
        await authority.TokenAsync(new(authority.Password()) { ["password"] = "new" });
        await authority.TokenAsync(TestAuthority.Refresh(await authority.DeviceAsync()));
    }

    [Fact]
    public async Task Revocation_ends_access_tokens_too()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.DeviceAsync();

        authority.Authority.Revoke();

        await authority.RefusedAsync(50173, TestAuthority.Refresh(token));
        Assert.Null(authority.Authority.Find((string)token["access_token"]!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(TestAuthority.Client)]
    public async Task Withdrawn_consent_ends_it_until_the_user_consents_again(string? client)
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.DeviceAsync();

        authority.Authority.WithdrawConsent(client);

        var body = await authority.RefusedAsync(65001, TestAuthority.Refresh(token));
        Assert.Equal(("invalid_grant", "consent_required"), ((string?)body["error"], (string?)body["suberror"]));
        await authority.RefusedAsync(65001, authority.Password());
        await authority.TokenAsync(TestAuthority.Refresh(await authority.DeviceAsync()));
    }

    [Theory]
    [InlineData(LocalConditionalAccess.Block, 53003, "message_only")]
    [InlineData(LocalConditionalAccess.RequireMfa, 50076, "basic_action")]
    [InlineData(LocalConditionalAccess.RequireMfaRegistration, 50079, "basic_action")]
    public async Task A_policy_ends_it(LocalConditionalAccess policy, int code, string action)
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.DeviceAsync();

        authority.Authority.SetConditionalAccess(policy);

        var body = await authority.RefusedAsync(code, TestAuthority.Refresh(token));
        Assert.Equal(("interaction_required", action), ((string?)body["error"], (string?)body["suberror"]));
        Assert.Contains("capolids", (string?)body["claims"], StringComparison.Ordinal);
        await authority.RefusedAsync(code, authority.Password());
        authority.Authority.SetConditionalAccess(LocalConditionalAccess.None);
        await authority.TokenAsync(TestAuthority.Refresh(token));
    }

    [Fact]
    public async Task A_new_sign_in_with_the_second_factor_satisfies_a_policy()
    {
        await using var authority = await TestAuthority.StartAsync();
        authority.Authority.SetConditionalAccess(LocalConditionalAccess.RequireMfa);
        await authority.TokenAsync(TestAuthority.Refresh(await authority.DeviceAsync()));
        await authority.RefusedAsync(50076, TestAuthority.Refresh(await authority.DeviceAsync(withMfa: false)));
    }

    [Fact]
    public async Task It_is_for_its_application_and_resource_only()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.DeviceAsync();

        await authority.RefusedAsync(70000, new(TestAuthority.Refresh(token)) { ["client_id"] = "another" });
        await authority.RefusedAsync(65001, new(TestAuthority.Refresh(token)) { ["scope"] = "https://graph.microsoft.com/User.Read" });
        await authority.RefusedAsync(9002313, new(TestAuthority.Refresh(token)) { ["refresh_token"] = "garbage" });
        await authority.RefusedAsync(900144, new() { ["grant_type"] = "refresh_token" });
    }

    [Fact]
    public async Task One_obtained_with_a_secret_needs_the_secret()
    {
        await using var authority = await TestAuthority.StartAsync();
        var token = await authority.TokenAsync(authority.Password());

        await authority.RefusedAsync(7000218, TestAuthority.Refresh(token), HttpStatusCode.Unauthorized);

        await authority.TokenAsync(new(TestAuthority.Refresh(token)) { ["client_secret"] = authority.Options.ClientSecret });
    }

    [Fact]
    public async Task It_comes_only_where_the_newer_endpoint_is_asked_for_it()
    {
        await using var authority = await TestAuthority.StartAsync();

        var without = await authority.TokenAsync(new(authority.Password()) { ["scope"] = TestAuthority.Resource + "/user_impersonation" });

        Assert.Equal([null, null], new JsonNode?[] { without["refresh_token"], without["id_token"] });
        Assert.NotNull((await authority.TokenAsync(HttpStatusCode.OK, authority.Password(), "oauth2/token"))["refresh_token"]);
    }
}
