using Insights.Typed.Client.Tests.Tokens.SignIn;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>After a person consented once, programs run unattended.</summary>
public sealed class StoredSignInTests
{
    [Theory]
    [InlineData(StoredSignInEnvironment.Secret)]
    [InlineData(null)]
    public async Task A_refresh_token_results_in_rows_and_a_later_process_requires_none(string? secret)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = new MemoryTokenStore();
        await using var first = environment.Client(InsightsCredential.FromStore(environment.Application(await environment.ConsentAsync(), secret), store));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(first));

        await using var later = environment.Client(InsightsCredential.FromStore(environment.Application(refreshToken: null, secret), store));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(later));

        Assert.Equal(["device_code", "refresh_token", "refresh_token"], environment.Authority.Requests.Select(r => r.GrantType));
        Assert.All(environment.Authority.Requests, request => Assert.Null(request.Error));
    }

    [Fact]
    public async Task The_rotated_refresh_token_is_in_the_store_before_the_access_token_is_returned()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var first = await environment.ConsentAsync();
        var store = new MemoryTokenStore();
        var credential = InsightsCredential.FromStore(environment.Application(first), store);

        await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        var second = (await StoredSignInEnvironment.DocumentIn(store)).Cache!;
        await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        var third = (await StoredSignInEnvironment.DocumentIn(store)).Cache!;

        Assert.DoesNotContain(first, second, StringComparison.Ordinal);
        Assert.NotEqual(second, third);
        Assert.Contains(environment.Authority.IssuedSecrets, secret => third.Contains(secret, StringComparison.Ordinal) && !second.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain("AccessToken", third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_fails_before_the_refresh_token_is_used()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = new RecordingTokenStore(await environment.SignedInAsync()) { WriteError = new UnauthorizedAccessException("read only") };
        var requests = environment.Authority.Requests.Count;

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.FromStore(environment.Application(), store).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("could not be written: read only", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Equal(requests, environment.Authority.Requests.Count);
    }

    [Fact]
    public async Task A_renewed_token_that_could_not_be_stored_is_stored_by_the_next_request()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = new RecordingTokenStore(await environment.SignedInAsync());
        var credential = InsightsCredential.FromStore(environment.Application(), store);
        await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        store.WriteError = new TimeoutException("the vault is away");

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await credential.GetTokenAsync(TestContext.Current.CancellationToken));
        Assert.True(error.IsTransient);
        var renewed = environment.Authority.IssuedSecrets[^1];
        store.WriteError = null;
        await credential.GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Contains(store.Written, content => content.Contains(renewed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_newer_token_of_another_process_is_adopted_and_never_overwritten()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var inner = await environment.SignedInAsync();
        var other = InsightsCredential.FromStore(environment.Application(), inner);
        var isOverwriting = true;
        var store = new RecordingTokenStore(inner)
        {
            // Between the authority's response to the first process and its write, the second process writes.
            BeforeWrite = async () =>
            {
                if (isOverwriting && environment.Authority.Requests.Count(request => request.GrantType == "refresh_token") == 2)
                {
                    isOverwriting = false;
                    await other.GetTokenAsync(TestContext.Current.CancellationToken);
                }
            },
            HasLock = false,
        };
        var credential = InsightsCredential.FromStore(environment.Application(), store);

        var token = await credential.GetTokenAsync(TestContext.Current.CancellationToken);
        Assert.False(isOverwriting);
        var adopted = await StoredSignInEnvironment.DocumentIn(inner);
        Assert.DoesNotContain(store.Written, content => content.Contains(adopted.Cache!, StringComparison.Ordinal));
        await using var client = environment.Client(InsightsCredential.FromToken(token.Value));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));
        await credential.GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.All(environment.Authority.Requests, request => Assert.Null(request.Error));
    }

    [Fact]
    public async Task Processes_that_share_a_store_never_lose_the_sign_in()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = await environment.SignedInAsync();
        var processes = Enumerable.Range(0, 8).Select(i => InsightsCredential.FromStore(environment.Application(), i % 2 == 0 ? store : new RecordingTokenStore(store) { HasLock = false })).ToList();

        await Task.WhenAll(processes.Select(credential => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await credential.GetTokenAsync(TestContext.Current.CancellationToken);
            }
        })));

        Assert.All(environment.Authority.Requests, request => Assert.Null(request.Error));
        Assert.NotNull((await StoredSignInEnvironment.DocumentIn(store)).Cache);
    }

    [Fact]
    public async Task A_new_refresh_token_in_the_options_replaces_a_sign_in_that_has_ended()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = await environment.SignedInAsync();
        environment.Authority.RevokeSignInSessions();
        var ended = await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () =>
            await InsightsCredential.FromStore(environment.Application(), store).GetTokenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(SignInReason.Revoked, ended.Reason);

        var token = await InsightsCredential.FromStore(environment.Application(await environment.ConsentAsync()), store).GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(token.Value);
    }

    [Fact]
    public async Task An_empty_store_is_an_error_that_states_how_to_sign_in()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();

        var error = await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () =>
            await InsightsCredential.FromStore(environment.Application(), new MemoryTokenStore()).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(SignInReason.NotSignedIn, error.Reason);
        Assert.EndsWith($"insights login --tenant-id {environment.Options.TenantId} --client-id {environment.Options.ClientId} --authority-host {environment.Authority.Address}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_of_another_application_is_not_changed()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = await environment.SignedInAsync();
        var options = environment.Application(refreshToken: "planted-refresh-token");
        options.ClientId = "another-application";

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await InsightsCredential.FromStore(options, store).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("another-application", error.Message, StringComparison.Ordinal);
        Assert.Equal(environment.Options.ClientId, (await StoredSignInEnvironment.DocumentIn(store)).ClientId);
    }

    [Fact]
    public async Task Unrelated_content_of_a_store_is_not_changed()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = new MemoryTokenStore();
        await store.TryWriteAsync("planted-secret of another program"u8.ToArray(), null, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.FromStore(environment.Application("token"), store).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_and_the_times_are_stored_with_the_token()
    {
        var time = new ShiftedTime();
        await using var environment = await StoredSignInEnvironment.StartAsync(time);
        var store = await environment.SignedInAsync();
        var signedIn = await StoredSignInEnvironment.DocumentIn(store);
        time.Advance(TimeSpan.FromDays(60));

        var token = await InsightsCredential.FromStore(environment.Application(), store).GetTokenAsync(TestContext.Current.CancellationToken);

        var renewed = await StoredSignInEnvironment.DocumentIn(store);
        Assert.Equal(environment.Options.UserName, renewed.UserName);
        Assert.Equal(signedIn.SignedInOn, renewed.SignedInOn);
        Assert.InRange(renewed.RenewedOn - signedIn.RenewedOn, TimeSpan.FromDays(60), TimeSpan.FromDays(60.1));
        Assert.InRange(token.ExpiresOn - time.GetUtcNow(), TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
    }
}
