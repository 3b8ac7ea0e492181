using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Azure.Tests;

/// <summary>A sign-in in Key Vault, through the pipeline of the SDK and over HTTP.</summary>
public sealed class KeyVaultTokenStoreTests
{
    [Fact]
    public async Task A_store_keeps_what_is_written_with_the_versions_of_the_secret()
    {
        await using var vault = await LocalVault.StartAsync();
        var store = new KeyVaultTokenStore(vault.Client(), "sign-in");
        Assert.Null(await store.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await WriteAsync(store, "first", null));

        var entry = (await store.ReadAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal("first", Encoding.UTF8.GetString(entry.Content.Span));
        Assert.EndsWith(entry.Version, (string)vault.Secrets["sign-in"][0]["id"]!, StringComparison.Ordinal);
        Assert.True(await WriteAsync(store, "second", entry.Version));
        Assert.False(await WriteAsync(store, "third", entry.Version));
        Assert.False(await WriteAsync(store, "third", null));
        await store.DeleteAsync(TestContext.Current.CancellationToken);
        Assert.Null(await store.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await WriteAsync(store, "again", null));
    }

    [Fact]
    public async Task Programs_that_share_a_vault_renew_from_one_sign_in()
    {
        await using var vault = await LocalVault.StartAsync();
        await using var authority = await LocalAuthority.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var known = new LocalAuthorityOptions();
        var options = new InsightsCredentialOptions { TenantId = known.TenantId, ClientId = "vault-application", ClientSecret = known.ClientSecret, AuthorityHost = authority.Address };
        await InsightsLogin.SignInWithBrowserAsync(options, Store(), page => authority.SignInAsync(page), TestContext.Current.CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var credential = InsightsCredential.FromStore(options, Store());
            for (var i = 0; i < 5; i++)
            {
                Assert.NotEmpty((await credential.GetTokenAsync(TestContext.Current.CancellationToken)).Value);
            }
        })));

        Assert.All(authority.Requests, request => Assert.Null(request.Error));
        authority.RevokeSignInSessions();
        var ended = await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () => await InsightsCredential.FromStore(options, Store()).GetTokenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(SignInReason.Revoked, ended.Reason);

        KeyVaultTokenStore Store() => new(vault.Client(), "sign-in");
    }

    [Theory]
    [InlineData(403, "Forbidden", false, "Key Vault Secrets Officer")]
    [InlineData(409, "Conflict", false, "purge")]
    [InlineData(429, "Throttled", true, "429")]
    [InlineData(503, "ServiceUnavailable", true, "503")]
    public async Task A_refusal_of_the_vault_is_reported_with_the_action_to_take(int status, string code, bool isTransient, string expectedText)
    {
        await using var vault = await LocalVault.StartAsync();
        vault.Refusal = (status, code, "Words of the vault.");
        var options = new InsightsCredentialOptions { TenantId = "t", ClientId = "c", ClientSecret = "planted-secret", RefreshToken = "planted-refresh-token" };

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.FromStore(options, new KeyVaultTokenStore(vault.Client(), "sign-in")).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains(expectedText, error.Message, StringComparison.Ordinal);
        Assert.Contains("Words of the vault.", error.Message, StringComparison.Ordinal);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.DoesNotContain("planted-", error.ToString().Replace(LocalVault.Address.Host, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The delay of a busy vault is read as the client reads that of the service.</summary>
    [Theory]
    [InlineData("120", 120)]
    [InlineData("Tue, 10 Mar 2026 09:01:30 GMT", 90)]
    [InlineData("Tue, 10 Mar 2026 08:00:00 GMT", 0)]
    [InlineData("soon", null)]
    public async Task The_delay_that_a_busy_vault_requests_is_seconds_or_a_date(string retryAfter, int? seconds)
    {
        await using var vault = await LocalVault.StartAsync();
        vault.Refusal = (429, "Throttled", "Words of the vault.");
        vault.RefusalHeaders["Retry-After"] = retryAfter;
        vault.RefusalHeaders["Date"] = "Tue, 10 Mar 2026 09:00:00 GMT";

        var error = await Assert.ThrowsAsync<InsightsTokenUnavailableException>(async () => await new KeyVaultTokenStore(vault.Client(), "sign-in").ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_outage_of_the_vault_is_transient_with_any_number_of_retries(int maxRetries)
    {
        await using var vault = await LocalVault.StartAsync();
        var store = new KeyVaultTokenStore(vault.Client(maxRetries), "sign-in");
        vault.BeforeSet = () =>
        {
            vault.IsUnreachable = true;
            throw new InvalidOperationException("The connection is interrupted.");
        };

        var written = await Assert.ThrowsAsync<InsightsTokenUnavailableException>(async () => await WriteAsync(store, "x", null));
        var read = await Assert.ThrowsAsync<InsightsTokenUnavailableException>(async () => await store.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Contains("could not be written", written.Message, StringComparison.Ordinal);
        Assert.Contains("could not be read: No such host is known.", read.Message, StringComparison.Ordinal);
        Assert.Null(read.InnerException);
    }

    /// <summary>Credentials have no common base for their exceptions.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exception_of_the_credential_of_the_vault_is_classified_by_its_cause(bool isTransient)
    {
        await using var vault = await LocalVault.StartAsync();
        var credential = new FakeCredential(_ => throw new PlantedException("No managed identity.\r\n- Not signed in.\r\n", isTransient ? new HttpRequestException("unreachable") : null));
        var options = new InsightsCredentialOptions { TenantId = "t", ClientId = "c", ClientSecret = "s", RefreshToken = "r" };

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.FromStore(options, new KeyVaultTokenStore(vault.Client(maxRetries: 1, credential), "sign-in")).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("could not be read: No managed identity. - Not signed in.", error.Message, StringComparison.Ordinal);
        Assert.IsType<PlantedException>(error.GetBaseException() is HttpRequestException ? error.InnerException!.InnerException : error.GetBaseException());
        Assert.Equal(isTransient, error.IsTransient);
    }

    [Fact]
    public async Task A_cancellation_of_the_caller_is_not_wrapped()
    {
        await using var vault = await LocalVault.StartAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new KeyVaultTokenStore(vault.Client(maxRetries: 1), "sign-in").ReadAsync(cancellation.Token));
    }

    private sealed class PlantedException(string message, Exception? cause) : Exception(message, cause);

    [Fact]
    public async Task An_unrelated_secret_is_not_changed()
    {
        await using var vault = await LocalVault.StartAsync();
        await vault.Client().SetSecretAsync("database", "planted-password", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await WriteAsync(new KeyVaultTokenStore(vault.Client(), "database"), "x", null));

        Assert.Contains("was not changed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-password", error.ToString(), StringComparison.Ordinal);
        Assert.Single(vault.Secrets["database"]);
    }

    [Fact]
    public async Task A_sign_in_that_exceeds_the_size_of_a_secret_is_refused_before_it_is_sent()
    {
        await using var vault = await LocalVault.StartAsync();

        await Assert.ThrowsAsync<InsightsException>(async () => await WriteAsync(new KeyVaultTokenStore(vault.Client(), "sign-in"), new string('x', 20_000), null));

        Assert.Empty(vault.Secrets);
    }

    private static ValueTask<bool> WriteAsync(KeyVaultTokenStore store, string text, string? version) =>
        store.TryWriteAsync(Encoding.UTF8.GetBytes(text), version, TestContext.Current.CancellationToken);
}
