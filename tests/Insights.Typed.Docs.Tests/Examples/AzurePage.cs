using Azure.Core;
using Azure.Security.KeyVault.Secrets;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed.Azure/README.md")]
public sealed class AzurePage
{
    [Fact]
    public async Task A_client_requests_tokens_from_the_credential()
    {
        await using var service = await LocalService.InsightsLocalService.StartAsync();
        var requestedScopes = new List<string>();
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            requestedScopes.AddRange(context.Scopes);
            return new(service.AccessToken, DateTimeOffset.MaxValue);
        });
        var options = new InsightsClientOptions { BaseAddress = service.BaseAddress };

        // <page>
        await using var insights = new InsightsClient(credential.ToInsightsCredential(), options);
        // </page>

        await insights.GetDatasetsAsync().ToListAsync();
        Assert.Equal([InsightsCredential.Scope], requestedScopes);
        Assert.Contains($"`{InsightsCredential.Scope}`", Pages.Page.All["src/Insights.Typed.Azure/README.md"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_credential_is_the_cause_of_the_inner_exception()
    {
        var credential = DelegatedTokenCredential.Create((_, _) => throw new TimeoutException("No response."));
        await using var insights = new InsightsClient(credential.ToInsightsCredential(), new InsightsClientOptions { MaxRetries = 0 });
        var printed = Printed.Capture();

        // <page>
        try
        {
            await insights.GetDatasetsAsync().ToListAsync();
        }
        catch (InsightsException noToken) when (noToken.InnerException?.InnerException is { } cause)
        {
            Console.WriteLine($"{noToken.Message} ({cause.GetType().Name})");
        }
        // </page>

        Assert.EndsWith(": No response. (TimeoutException)\n", printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_keeps_its_sign_in_in_Key_Vault()
    {
        var vaultUri = new Uri("https://example.vault.azure.net/");
        var credential = DelegatedTokenCredential.Create((_, _) => throw new TimeoutException("No response."));
        var application = new InsightsCredentialOptions { TenantId = "tenant", ClientId = "application", ClientSecret = "secret" };
        var options = new InsightsClientOptions { MaxRetries = 0 };

        // <page>
        var vault = new SecretClient(vaultUri, credential);
        await using var insights = new InsightsClient(InsightsCredential.FromStore(application, new KeyVaultTokenStore(vault, "insights-sign-in")), options);
        // </page>

        // The tests of the package run it against a vault; here nothing is sent.
        Func<Task> signIn = async () =>
        {
            // <page>
            await InsightsLogin.SignInWithBrowserAsync(application, new KeyVaultTokenStore(vault, "insights-sign-in"));
            // </page>
        };
        Assert.NotNull(signIn);
    }
}
