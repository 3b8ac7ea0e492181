namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>From a credential to rows: an authority over HTTP gives the token, and the service over HTTP takes it.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("application", "client_credentials")]
    [InlineData("user", "password")]
    [InlineData("device", "device_code")]
    public async Task A_sign_in_leads_to_rows_and_its_token_is_kept(string kind, string grant)
    {
        await using var world = await SignInWorld.StartAsync();
        await using var client = world.Client(CredentialOf(world, kind));

        Assert.NotEqual(0, await SignInWorld.RowsAsync(client));
        Assert.NotEqual(0, await SignInWorld.RowsAsync(client));

        var request = Assert.Single(world.Authority.Requests);
        Assert.Equal((grant, null), (request.GrantType, request.Error));
        Assert.Contains(InsightsCredential.Scope, request.Scope, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application", "client_credentials")]
    [InlineData("user", "password")]
    [InlineData("device", "refresh_token")]
    public async Task A_token_is_renewed_before_it_expires(string kind, string renewal)
    {
        await using var world = await SignInWorld.StartAsync();
        await using var client = world.Client(CredentialOf(world, kind));
        await SignInWorld.RowsAsync(client);

        world.Time.Advance(TimeSpan.FromMinutes(57));
        await SignInWorld.RowsAsync(client);

        Assert.Equal(renewal, world.Authority.Requests[1].GrantType);
        Assert.Equal(2, world.Service.Requests.Count);
        Assert.InRange(world.Shown.Count, 0, 1);
    }

    [Fact]
    public async Task The_service_takes_a_token_for_an_hour()
    {
        await using var world = await SignInWorld.StartAsync();
        var token = await world.User().GetTokenAsync(TestContext.Current.CancellationToken);
        await using var client = world.Client(InsightsCredential.FromToken(token.Value));
        Assert.NotEqual(0, await SignInWorld.RowsAsync(client));

        world.Time.Advance(TimeSpan.FromMinutes(60));
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => SignInWorld.RowsAsync(client));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, error.Status);
    }

    [Theory]
    [InlineData("application")]
    [InlineData("user")]
    public async Task A_token_that_was_withdrawn_is_renewed_once(string kind)
    {
        await using var world = await SignInWorld.StartAsync();
        await using var client = world.Client(CredentialOf(world, kind));
        await SignInWorld.RowsAsync(client);

        world.Authority.Revoke();
        Assert.NotEqual(0, await SignInWorld.RowsAsync(client));

        Assert.Equal(2, world.Authority.Requests.Count);
        Assert.Equal(3, world.Service.Requests.Count);
    }

    [Fact]
    public async Task A_sign_in_that_was_withdrawn_is_asked_of_the_user_again()
    {
        await using var world = await SignInWorld.StartAsync();
        await using var client = world.Client(world.Device(world.Authority.Approve));
        await SignInWorld.RowsAsync(client);

        world.Authority.Revoke();
        Assert.NotEqual(0, await SignInWorld.RowsAsync(client));

        Assert.Equal(2, world.Shown.Count);
        Assert.Equal(["device_code", "refresh_token", "device_code"], world.Authority.Requests.Select(r => r.GrantType));
    }

    [Fact]
    public async Task A_user_who_takes_time_is_waited_for()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Authority.Refuse("authorization_pending", 70016, "Authorization is pending.", times: 2);
        await using var client = world.Client(world.Device(world.Authority.Approve));

        Assert.NotEqual(0, await SignInWorld.RowsAsync(client));

        Assert.Equal(["authorization_pending", "authorization_pending", null], world.Authority.Requests.Select(r => r.Error));
    }

    private static InsightsCredential CredentialOf(SignInWorld world, string kind) => kind switch
    {
        "application" => world.Application(),
        "user" => world.User(),
        _ => world.Device(world.Authority.Approve),
    };
}
