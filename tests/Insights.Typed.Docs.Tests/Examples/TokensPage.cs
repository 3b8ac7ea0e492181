using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed/Tokens/README.md")]
public sealed class TokensPage : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-tokens-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A row of a table, and the two statements that a database has for it.</summary>
    public interface ISignInTable
    {
        Task<(byte[] Content, string Version)?> FindAsync(CancellationToken cancellationToken);

        Task<bool> ReplaceAsync(byte[] content, string? expectedVersion, CancellationToken cancellationToken);

        Task DeleteAsync(CancellationToken cancellationToken);
    }

    [Fact]
    public async Task A_client_starts_from_the_login()
    {
        // <page>
        await using var insights = new InsightsClient(InsightsCredential.FromLogin());
        // </page>
    }

    [Fact]
    public async Task A_service_starts_from_a_refresh_token_and_a_table_keeps_it()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var issued = new LocalFederatedIdentity("https://platform.example", "workload", key);
        var known = new LocalAuthorityOptions { FederatedIdentities = [issued] };
        await using var authority = await LocalAuthority.StartAsync(known);
        var (tenantId, clientId) = (known.TenantId, "federated-application");
        var tokenFile = Path.Combine(folder.FullName, "token");
        await File.WriteAllTextAsync(tokenFile, Assertion(issued, key));
        var login = new MemoryTokenStore();
        await InsightsLogin.SignInWithBrowserAsync(
            new InsightsCredentialOptions { TenantId = tenantId, ClientId = clientId, AuthorityHost = authority.Address }, login, page => authority.SignInAsync(page));
        var stored = Encoding.UTF8.GetString((await login.ReadAsync(TestContext.Current.CancellationToken))!.Content.Span);
        var refreshToken = authority.IssuedSecrets.Single(secret => stored.Contains(secret));
        var table = new Table();
        var store = new TableTokenStore(table);

        // <page>
        var options = new InsightsCredentialOptions
        {
            TenantId = tenantId,
            ClientId = clientId,
            ClientAssertion = cancellationToken => File.ReadAllTextAsync(tokenFile, cancellationToken),
            RefreshToken = refreshToken,
        };
        await using var insights = new InsightsClient(InsightsCredential.FromStore(options, store));
        // </page>

        options.AuthorityHost = authority.Address;
        Assert.NotEmpty((await InsightsCredential.FromStore(options, store).GetTokenAsync(default)).Value);
        options.RefreshToken = null;
        Assert.NotEmpty((await InsightsCredential.FromStore(options, store).GetTokenAsync(default)).Value);
        await store.DeleteAsync(default);
        await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () => await InsightsCredential.FromStore(options, store).GetTokenAsync(default));
    }

    // <page>
    public sealed class TableTokenStore(ISignInTable table) : InsightsTokenStore
    {
        public override async ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken) =>
            await table.FindAsync(cancellationToken) is { } row ? new TokenStoreEntry(row.Content, row.Version) : null;

        public override async ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken) =>
            await table.ReplaceAsync(content.ToArray(), expectedVersion, cancellationToken);

        public override async ValueTask DeleteAsync(CancellationToken cancellationToken) => await table.DeleteAsync(cancellationToken);
    }
    // </page>

    [Fact]
    public async Task A_custom_credential_waits_for_a_busy_source()
    {
        await using var service = await InsightsLocalService.StartAsync();
        var vault = new BusyVault(service.AccessToken);
        using var http = new HttpClient(vault) { BaseAddress = new Uri("https://vault.example/") };
        await using var insights = new InsightsClient(new VaultCredential(http), new InsightsClientOptions { BaseAddress = service.BaseAddress });

        await foreach (var dataset in insights.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.NotEmpty(dataset.DatasetName);
        }

        Assert.Equal(2, vault.Requests);
    }

    // <page>
    public sealed class VaultCredential(HttpClient vault) : InsightsCredential
    {
        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            using var response = await vault.GetAsync("token", cancellationToken);
            if (InsightsTokenUnavailableException.IsTransientStatus(response.StatusCode))
            {
                throw new InsightsTokenUnavailableException("The vault is busy.", InsightsTokenUnavailableException.GetRetryAfter(response.Headers));
            }

            response.EnsureSuccessStatusCode();
            return new InsightsAccessToken(await response.Content.ReadAsStringAsync(cancellationToken), DateTimeOffset.UtcNow.AddMinutes(10));
        }
    }
    // </page>

    /// <summary>A token source that is busy at first.</summary>
    private sealed class BusyVault(string token) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = Requests++ > 0
                ? new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(token) }
                : new HttpResponseMessage(System.Net.HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.Zero) } };
            return Task.FromResult(response);
        }
    }

    [Fact]
    public async Task Without_a_sign_in_the_exception_names_the_remedy()
    {
        var credential = InsightsCredential.FromLogin(new InsightsCredentialOptions { LoginFolder = folder.FullName });
        await using var insights = new InsightsClient(credential);
        var printed = Printed.Capture();

        // <page>
        try
        {
            await foreach (var dataset in insights.GetDatasetsAsync())
            {
                Console.WriteLine(dataset.DatasetName);
            }
        }
        catch (InsightsSignInRequiredException needed)
        {
            Console.WriteLine($"{needed.Reason} ({needed.ErrorCode}): {needed.RepairCommand}");
        }
        // </page>

        Assert.Equal("NotSignedIn (): insights login --tenant-id TENANT --client-id APPLICATION\n", printed.ToString());
    }

    private static string Assertion(LocalFederatedIdentity issued, System.Security.Cryptography.RSA key)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = $"{Encoded("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encoded(Encoding.UTF8.GetBytes(
            $$"""{"iss":"{{issued.Issuer}}","sub":"{{issued.Subject}}","aud":"{{issued.Audience}}","nbf":{{now - 60}},"exp":{{now + 600}},"iat":{{now}}}"""))}";
        return $"{signed}.{Encoded(key.SignData(Encoding.UTF8.GetBytes(signed), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1))}";

        static string Encoded(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    private sealed class Table : ISignInTable
    {
        private (byte[] Content, string Version)? row;

        public Task<(byte[] Content, string Version)?> FindAsync(CancellationToken cancellationToken) => Task.FromResult(row);

        public Task<bool> ReplaceAsync(byte[] content, string? expectedVersion, CancellationToken cancellationToken)
        {
            if (row?.Version != expectedVersion)
            {
                return Task.FromResult(false);
            }

            row = (content, Guid.NewGuid().ToString());
            return Task.FromResult(true);
        }

        public Task DeleteAsync(CancellationToken cancellationToken)
        {
            row = null;
            return Task.CompletedTask;
        }
    }
}
