using Insights.Typed.Tokens;

namespace Insights.Typed.Client.Tests.Tokens;

/// <summary>The documented sign-in, as the identity library sends it.</summary>
public sealed class UserPasswordCredentialTests
{
    [Fact]
    public async Task An_application_and_a_user_get_a_token_by_the_password_grant()
    {
        using var authority = new StubAuthority(StubAuthority.UserToken());

        var token = await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("planted-access-token", token.Value);
        Assert.InRange(token.ExpiresOn - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
        var (address, form) = Assert.Single(authority.TokenRequests);
        Assert.Equal("login.microsoftonline.com", address.Host);
        Assert.Contains(StubAuthority.TenantId, address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(
            ("password", "app", "planted-secret", "user@contoso.com", "planted-password"),
            (form["grant_type"], form["client_id"], form["client_secret"], form["username"], form["password"]));
        Assert.Contains("https://api.partnercenter.microsoft.com/.default", form["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_states_the_reason_and_no_secret()
    {
        using var authority = new StubAuthority(StubAuthority.Refusal("invalid_grant", "AADSTS50126: wrong user name or password"));

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AADSTS50126", error.Message, StringComparison.Ordinal);
        Assert.Contains($"the application app in the tenant {StubAuthority.TenantId}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Another method of sign-in is no help for an account that cannot sign in.</summary>
    [Theory]
    [InlineData(50053, "Wait until the account is unlocked, or an administrator has to unlock or enable it.")]
    [InlineData(50055, "Change the user's password, and use the new one.")]
    [InlineData(50057, "Wait until the account is unlocked, or an administrator has to unlock or enable it.")]
    [InlineData(50020, "Use the account of a user of the tenant.")]
    [InlineData(50105, "An administrator has to assign the user to the application.")]
    [InlineData(50076, "A password cannot satisfy this requirement. Sign in once with insights login")]
    [InlineData(53003, "A password cannot satisfy this requirement. Sign in once with insights login")]
    public async Task The_advice_is_about_the_account_or_about_the_password(int code, string advice)
    {
        using var authority = new StubAuthority(StubAuthority.Refusal("invalid_grant", $"AADSTS{code}: Words of the authority."));

        var error = await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () => await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken));

        var end = error.Message[(error.Message.IndexOf("Words of the authority.", StringComparison.Ordinal) + "Words of the authority. ".Length)..];
        Assert.StartsWith(advice, end, StringComparison.Ordinal);
        Assert.Equal(code is 50076 or 53003, error.Message.Contains("FromLogin", StringComparison.Ordinal));
    }

    private static UserPasswordCredential Credential(StubAuthority authority) =>
        new(StubAuthority.Identity("planted-secret"), "user@contoso.com", "planted-password", authority);
}
