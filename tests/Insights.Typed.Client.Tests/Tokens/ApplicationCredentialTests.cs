using Insights.Typed.Tokens;

namespace Insights.Typed.Client.Tests.Tokens;

/// <summary>The sign-in of an application without a user, as the identity library sends it.</summary>
public sealed class ApplicationCredentialTests
{
    [Fact]
    public async Task An_application_gets_a_token_by_its_secret()
    {
        using var authority = new StubAuthority(StubAuthority.ApplicationToken());

        var token = await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("planted-access-token", token.Value);
        Assert.InRange(token.ExpiresOn - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
        var (address, form) = Assert.Single(authority.TokenRequests);
        Assert.Contains(StubAuthority.TenantId, address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(
            ("client_credentials", "app", "planted-secret"),
            (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Equal(InsightsCredential.Scope, form["scope"]);
    }

    [Fact]
    public async Task Each_request_returns_a_new_token_so_that_a_refused_one_is_renewed()
    {
        using var authority = new StubAuthority(StubAuthority.ApplicationToken("token-1"), StubAuthority.ApplicationToken("token-2"));
        var credential = Credential(authority);

        var first = await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        var second = await credential.GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("token-1", "token-2"), (first.Value, second.Value));
    }

    [Fact]
    public async Task An_error_states_the_reason_and_no_secret()
    {
        using var authority = new StubAuthority(StubAuthority.Refusal("invalid_client", "AADSTS7000215: wrong client secret"));

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AADSTS7000215", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "app", "secret")]
    [InlineData("tenant", " ", "secret")]
    [InlineData("tenant", "app", "")]
    public void Missing_settings_are_refused_immediately(string tenantId, string clientId, string clientSecret) =>
        Assert.Throws<ArgumentException>(() => InsightsCredential.ForApplication(tenantId, clientId, clientSecret));

    private static ApplicationCredential Credential(StubAuthority authority) => new(StubAuthority.Identity("planted-secret"), authority);
}
