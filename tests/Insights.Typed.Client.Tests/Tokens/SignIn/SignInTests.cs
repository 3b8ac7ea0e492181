namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>From a credential to rows: an authority issues the token over HTTP, and the service accepts it over HTTP.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("application", "client_credentials")]
    [InlineData("user", "password")]
    [InlineData("device", "device_code")]
    public async Task A_sign_in_results_in_rows_and_its_token_is_cached(string kind, string grant)
    {
        await using var environment = await SignInEnvironment.StartAsync();
        await using var client = environment.Client(CreateCredential(environment, kind));

        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));

        var request = Assert.Single(environment.Authority.Requests);
        Assert.Equal((grant, null), (request.GrantType, request.Error));
        Assert.Contains(InsightsCredential.Scope, request.Scope, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application", "client_credentials")]
    [InlineData("user", "password")]
    [InlineData("device", "refresh_token")]
    public async Task A_token_is_renewed_before_it_expires(string kind, string renewal)
    {
        await using var environment = await SignInEnvironment.StartAsync();
        await using var client = environment.Client(CreateCredential(environment, kind));
        await SignInEnvironment.RowsAsync(client);

        environment.Time.Advance(TimeSpan.FromMinutes(57));
        await SignInEnvironment.RowsAsync(client);

        Assert.Equal(renewal, environment.Authority.Requests[1].GrantType);
        Assert.Equal(2, environment.Service.Requests.Count);
        Assert.InRange(environment.Shown.Count, 0, 1);
    }

    [Fact]
    public async Task The_service_accepts_a_token_for_an_hour()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        var token = await environment.User().GetTokenAsync(TestContext.Current.CancellationToken);
        await using var client = environment.Client(InsightsCredential.FromToken(token.Value));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));

        environment.Time.Advance(TimeSpan.FromMinutes(60));
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => SignInEnvironment.RowsAsync(client));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, error.StatusCode);
    }

    [Theory]
    [InlineData("application")]
    [InlineData("user")]
    public async Task A_token_that_was_withdrawn_is_renewed_once(string kind)
    {
        await using var environment = await SignInEnvironment.StartAsync();
        await using var client = environment.Client(CreateCredential(environment, kind));
        await SignInEnvironment.RowsAsync(client);

        environment.Authority.RevokeSignInSessions();
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));

        Assert.Equal(2, environment.Authority.Requests.Count);
        Assert.Equal(3, environment.Service.Requests.Count);
    }

    [Fact]
    public async Task A_revoked_sign_in_is_requested_from_the_user_again()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        await using var client = environment.Client(environment.Device(environment.Authority.Approve));
        await SignInEnvironment.RowsAsync(client);

        environment.Authority.RevokeSignInSessions();
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));

        Assert.Equal(2, environment.Shown.Count);
        Assert.Equal(["device_code", "refresh_token", "device_code"], environment.Authority.Requests.Select(r => r.GrantType));
    }

    [Fact]
    public async Task The_client_waits_for_a_slow_user()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        environment.Authority.AddError("authorization_pending", 70016, "Authorization is pending.", times: 2);
        await using var client = environment.Client(environment.Device(environment.Authority.Approve));

        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));

        Assert.Equal(["authorization_pending", "authorization_pending", null], environment.Authority.Requests.Select(r => r.Error));
    }

    private static InsightsCredential CreateCredential(SignInEnvironment environment, string kind) => kind switch
    {
        "application" => environment.Application(),
        "user" => environment.User(),
        _ => environment.Device(environment.Authority.Approve),
    };
}
