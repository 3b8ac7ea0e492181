using Insights.Typed.Client.Tests.Telemetry;
using Insights.Typed.Tokens;

namespace Insights.Typed.Client.Tests.Tokens;

/// <summary>The sign-in of a user with a browser, as the identity library sends it.</summary>
public sealed class DeviceCodeCredentialTests
{
    private readonly List<InsightsDeviceCode> shown = [];

    [Fact]
    public async Task The_user_sees_the_address_and_the_client_waits()
    {
        using var authority = new StubAuthority(StubAuthority.Refusal("authorization_pending", "AADSTS70016: not yet"), StubAuthority.UserToken());

        var token = await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("planted-access-token", token.Value);
        Assert.InRange(token.ExpiresOn - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
        var code = Assert.Single(shown);
        Assert.Equal("Go to https://contoso.test/device and enter USERCODE.", code.Message);
        Assert.Equal(("USERCODE", new Uri("https://contoso.test/device")), (code.UserCode, code.VerificationUri));
        Assert.True(code.ExpiresOn > DateTimeOffset.UtcNow);
        var (address, form) = Assert.Single(authority.DeviceCodeRequests);
        Assert.Contains(StubAuthority.TenantId, address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("app", form["client_id"]);
        Assert.Contains(InsightsCredential.Scope, form["scope"], StringComparison.Ordinal);
        Assert.Equal(["planted-device-code", "planted-device-code"], authority.TokenRequests.Select(request => request.Form["device_code"]));
    }

    [Fact]
    public async Task A_token_is_renewed_without_the_user()
    {
        using var authority = new StubAuthority(StubAuthority.UserToken("token-1"), StubAuthority.UserToken("token-2"));
        var credential = Credential(authority);

        var first = await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        var second = await credential.GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("token-1", "token-2"), (first.Value, second.Value));
        Assert.Single(shown);
        Assert.Equal("planted-refresh-token", authority.TokenRequests.Last().Form["refresh_token"]);
    }

    [Fact]
    public async Task An_expired_sign_in_is_requested_again()
    {
        using var authority = new StubAuthority(
            StubAuthority.UserToken("token-1"), StubAuthority.Refusal("invalid_grant", "AADSTS700082: the refresh token has expired"), StubAuthority.UserToken("token-2"));
        // The library caches for the whole process that this refresh token was refused to this application.
        var credential = Credential(authority, "app-whose-sign-in-ends");

        await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        var second = await credential.GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("token-2", second.Value);
        Assert.Equal(2, shown.Count);
    }

    [Fact]
    public async Task An_error_states_the_reason_and_no_secret()
    {
        using var authority = new StubAuthority(StubAuthority.Refusal("authorization_declined", "AADSTS70000: the user said no"));

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("the user said no", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("device", "USERCODE", "has no page for the person to open: 'device' is not the address of one.")]
    [InlineData("/device", "USERCODE", "has no page for the person to open: '/device' is not the address of one.")]
    [InlineData("javascript:alert()", "USERCODE", "has no page for the person to open: 'javascript:alert()' is not the address of one.")]
    [InlineData("", "USERCODE", "has no page for the person to open: '' is not the address of one.")]
    [InlineData("https://contoso.test/device", " ", "has no code for the person to enter.")]
    public async Task A_response_without_a_page_or_a_code_is_an_error_that_states_it(string page, string code, string problem)
    {
        using var authority = new StubAuthority { Verification = (page, code) };

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await Credential(authority).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            $"No token for the application app in the tenant {StubAuthority.TenantId}: The authority's response to the request for a device code {problem} Check the authority host and any proxy, or sign in with a browser.",
            error.Message);
        Assert.False(error.IsTransient);
        Assert.Empty(shown);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        using var authority = new StubAuthority();
        var credential = new DeviceCodeCredential(StubAuthority.Identity(), (_, _) => source.CancelAsync(), authority);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await credential.GetTokenAsync(source.Token));

        Assert.Empty(authority.TokenRequests);
    }

    /// <summary>A retry would show the person another code. An error of the network can be of the service that sends the message.</summary>
    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(InsightsTokenUnavailableException))]
    public async Task An_exception_of_the_callback_is_passed_on_by_the_client_and_shows_no_other_code(Type type)
    {
        using var authority = new StubAuthority();
        using var listening = new TelemetryRecorder();
        var planted = type == typeof(InsightsTokenUnavailableException) ? new InsightsTokenUnavailableException("planted") : (Exception)Activator.CreateInstance(type)!;
        var calls = 0;
        var credential = new DeviceCodeCredential(
            StubAuthority.Identity(),
            (_, _) =>
            {
                calls++;
                throw planted;
            },
            authority);
        var options = new InsightsClientOptions { RetryDelay = TimeSpan.FromMilliseconds(1) };
        listening.AddTo(options);
        await using var client = new InsightsClient(credential, options);

        var thrown = await Record.ExceptionAsync(() => client.CheckAccessAsync(TestContext.Current.CancellationToken));

        Assert.Same(planted, thrown);
        Assert.Equal(1, calls);
        Assert.Single(listening.Events, entry => entry.Id.Name == "TokenFailed");
    }

    [Fact]
    public void Missing_settings_are_refused_immediately()
    {
        Assert.Throws<ArgumentException>(() => InsightsCredential.ForDeviceCode("", "app", (_, _) => Task.CompletedTask));
        Assert.Throws<ArgumentException>(() => InsightsCredential.ForDeviceCode("tenant", " ", (_, _) => Task.CompletedTask));
        Assert.Throws<ArgumentNullException>(() => InsightsCredential.ForDeviceCode("tenant", "app", null!));
    }

    private DeviceCodeCredential Credential(StubAuthority authority, string clientId = "app") => new(StubAuthority.Identity(clientId: clientId), (code, _) =>
    {
        shown.Add(code);
        return Task.CompletedTask;
    }, authority);
}
