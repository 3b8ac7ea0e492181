using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Insights.Typed.Client.Tests.Telemetry;
using Insights.Typed.Client.Tests.Tokens.SignIn;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>
/// Sign-ins, renewals and all errors of them, with all logs, traces, metrics and exceptions: none contains a token, code,
/// verifier, assertion, secret or key.
/// </summary>
public sealed class StoredSecretTests
{
    [Fact]
    public async Task No_report_contains_a_secret_of_a_sign_in()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=application", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var unregistered = new CertificateRequest("CN=unregistered", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var environment = await StoredSignInEnvironment.StartAsync(change: options => { options.RequiresMfa = true; options.ClientCertificates = [certificate]; });
        using var listening = new TelemetryRecorder();
        var errors = new List<Exception>();

        // Signed in by each method, then renewed, then refused for each reason.
        var bySecret = environment.Application();
        var byCertificate = environment.Application(secret: null);
        byCertificate.ClientCertificate = certificate;
        var byUnregistered = environment.Application(secret: null);
        byUnregistered.ClientCertificate = unregistered;
        var stores = new List<(InsightsCredentialOptions Options, MemoryTokenStore Store)>();
        foreach (var options in new[] { bySecret, byCertificate })
        {
            var store = new MemoryTokenStore();
            await InsightsLogin.SignInWithBrowserAsync(options, store, page => environment.Authority.SignInAsync(page), TestContext.Current.CancellationToken);
            stores.Add((options, store));
        }

        var device = new MemoryTokenStore();
        await InsightsLogin.SignInWithDeviceCodeAsync(environment.Application(secret: null), Approve, device, TestContext.Current.CancellationToken);
        stores.Add((environment.Application(secret: null), device));
        foreach (var (options, store) in stores)
        {
            await using var client = Client(options, store);
            Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));
        }

        LocalServiceFault[] faults =
        [
            LocalServiceFault.ErrorStatus(503), LocalServiceFault.HtmlPage(), LocalServiceFault.TruncatedBody, LocalServiceFault.CutAfter(20), LocalServiceFault.ClosedConnection,
            LocalServiceFault.Redirected(new Uri("https://elsewhere.example/")),
        ];
        foreach (var fault in faults)
        {
            environment.Authority.AddFault(fault, times: 2);
            await FailAsync(Client(bySecret, stores[0].Store));
        }

        // A store that fails has received the new refresh token.
        var failing = new RecordingTokenStore(stores[0].Store) { WriteError = new IOException("disk full") };
        await FailAsync(Client(bySecret, failing));
        var wrong = environment.Application(secret: "planted-wrong-secret");
        await FailAsync(Client(wrong, stores[0].Store));
        await FailAsync(Client(byUnregistered, stores[1].Store));
        await FailAsync(environment.Client(InsightsCredential.ForApplicationAndUser(bySecret, environment.Options.UserName, "planted-password"), listening.AddTo));
        await FailAsync(environment.Client(InsightsCredential.ForApplicationAndUser(bySecret, environment.Options.UserName, environment.Options.Password), listening.AddTo));
        errors.Add(await Assert.ThrowsAnyAsync<InsightsException>(() => InsightsLogin.SignInWithBrowserAsync(
            bySecret, new MemoryTokenStore(), page => environment.Authority.SignInAsync(page, new LocalSignInOptions { IsCanceled = true }), TestContext.Current.CancellationToken)));
        errors.Add(await Assert.ThrowsAnyAsync<InsightsException>(() => InsightsLogin.SignInWithBrowserAsync(
            wrong, new MemoryTokenStore(), page => environment.Authority.SignInAsync(page), TestContext.Current.CancellationToken)));
        environment.Authority.RevokeSignInSessions();
        await FailAsync(Client(bySecret, stores[0].Store));
        await FailAsync(Client(environment.Application(secret: null), device));
        await FailAsync(Client(environment.Application("planted-refresh-token"), new MemoryTokenStore()));

        var reported = listening.GetAllText() + string.Join('\n', errors.SelectMany(DescribeAll)) + string.Join('\n', stores.Select(entry => $"{entry.Options} {entry.Store}"));
        var secrets = environment.Authority.IssuedSecrets.Concat(environment.Authority.ReceivedSecrets)
            .Concat([Convert.ToBase64String(key.ExportRSAPrivateKey()), StoredSignInEnvironment.Secret, "planted-"]).Distinct().ToList();
        Assert.True(secrets.Count > 30, $"{secrets.Count} secrets");
        Assert.Contains("TokenFailed", reported, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, reported, StringComparison.Ordinal));

        InsightsClient Client(InsightsCredentialOptions options, InsightsTokenStore store) => environment.Client(InsightsCredential.FromStore(options, store), listening.AddTo);

        async Task FailAsync(InsightsClient client)
        {
            await using (client)
            {
                errors.Add(await Assert.ThrowsAnyAsync<InsightsException>(() => SignInEnvironment.RowsAsync(client)));
            }
        }

        Task Approve(InsightsDeviceCode code, CancellationToken cancellationToken)
        {
            environment.Authority.Approve(code.UserCode);
            return Task.CompletedTask;
        }
    }

    /// <summary>All inner exceptions, and the data of each exception.</summary>
    private static IEnumerable<string> DescribeAll(Exception error)
    {
        for (Exception? each = error; each is not null; each = each.InnerException)
        {
            yield return $"{each}\n{string.Join('\n', each.Data.Values.Cast<object?>())}";
        }
    }
}
