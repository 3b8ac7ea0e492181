using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Insights.Typed.LocalService.Tests.Authority;

/// <summary>Microsoft's identity library as the client. It uses the machine's clock, so the authority does too.</summary>
public sealed class IdentityLibraryTests : IAsyncDisposable, IMsalHttpClientFactory
{
    private static readonly string[] UserScopes = [TestAuthority.Resource + "/user_impersonation"];
    private static readonly string[] ApplicationScopes = [TestAuthority.Resource + "/.default"];

    // The library caches for the whole process what an authority refused to an application.
    private readonly string clientId = Guid.NewGuid().ToString();
    private readonly X509Certificate2 certificate = TestAuthority.CreateCertificate();
    private readonly RSA provider = RSA.Create(2048);
    private LocalAuthority? authority;
    private HttpMessageHandler? handler;
    private HttpClient? http;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LocalAuthority Authority => authority!;

    private static LocalAuthorityOptions Known { get; } = new();

    [Fact]
    public async Task A_public_client_signs_a_user_in_by_device_code_and_refreshes()
    {
        await StartAsync(new LocalAuthorityOptions { RequiresMfa = true, DeviceCodeInterval = TimeSpan.Zero });
        var client = Public();

        var result = await client.AcquireTokenWithDeviceCode(UserScopes, code =>
        {
            Authority.Approve(code.UserCode);
            return Task.CompletedTask;
        }).ExecuteAsync(Cancel);
        var refreshed = await client.AcquireTokenSilent(UserScopes, result.Account).WithForceRefresh(true).ExecuteAsync(Cancel);

        Assert.Equal((Known.UserName, Known.TenantId), (result.Account.Username, result.TenantId));
        Assert.NotEqual(result.AccessToken, refreshed.AccessToken);
        Assert.True(Authority.FindSignIn(refreshed.AccessToken)!.User!.HasMfa);
    }

    [Fact]
    public async Task A_public_client_signs_a_user_in_by_a_browser()
    {
        await StartAsync(new LocalAuthorityOptions { RequiresMfa = true });
        Task<Uri>? browser = null;

        var result = await Public().AcquireTokenInteractive(UserScopes).WithSystemWebViewOptions(new SystemWebViewOptions
        {
            OpenBrowserAsync = address =>
            {
                browser = Authority.SignInAsync(address, cancellationToken: Cancel);
                return Task.CompletedTask;
            },
        }).ExecuteAsync(Cancel);

        await browser!;
        Assert.Equal(Known.UserName, result.Account.Username);
        Assert.Equal("authorization_code", Authority.Requests[^1].GrantType);
    }

    [Fact]
    public async Task A_user_who_cancels_in_the_browser_ends_the_sign_in()
    {
        await StartAsync();
        Task<Uri>? browser = null;
        var error = await Assert.ThrowsAnyAsync<MsalException>(() => Public().AcquireTokenInteractive(UserScopes).WithSystemWebViewOptions(new SystemWebViewOptions
        {
            OpenBrowserAsync = address =>
            {
                browser = Authority.SignInAsync(address, new LocalSignInOptions { IsCanceled = true }, Cancel);
                return Task.CompletedTask;
            },
        }).ExecuteAsync(Cancel));
        await browser!;
        Assert.Equal("access_denied", error.ErrorCode);
    }

    [Fact]
    public async Task A_confidential_client_redeems_a_code_and_a_refresh_token_in_a_new_process()
    {
        await StartAsync(new LocalAuthorityOptions { RequiresMfa = true });
        var client = Confidential().WithClientSecret(Known.ClientSecret).WithRedirectUri("http://localhost:9/back").Build();
        var address = await client.GetAuthorizationRequestUrl(UserScopes).WithPkce(out var verifier).ExecuteAsync(Cancel);
        var redirected = await Authority.SignInAsync(address, new LocalSignInOptions { FollowsRedirect = false }, Cancel);
        var code = System.Web.HttpUtility.ParseQueryString(redirected.Query)["code"];

        var result = await client.AcquireTokenByAuthorizationCode(UserScopes, code).WithPkceCodeVerifier(verifier).ExecuteAsync(Cancel);

        Assert.True(Authority.FindSignIn(result.AccessToken)!.User!.HasMfa);
        var stored = Authority.IssuedSecrets[^1];
        var later = Confidential().WithClientSecret(Known.ClientSecret).Build();
        var renewed = await ((IByRefreshToken)later).AcquireTokenByRefreshToken(UserScopes, stored).ExecuteAsync(Cancel);
        Assert.Equal(Known.UserName, renewed.Account.Username);
    }

    [Theory]
    [InlineData(50173)]
    [InlineData(65001)]
    [InlineData(53003)]
    [InlineData(50076)]
    [InlineData(50079)]
    public async Task The_library_reports_that_a_person_has_to_sign_in(int code)
    {
        await StartAsync(new LocalAuthorityOptions { DeviceCodeInterval = TimeSpan.Zero });
        var client = Public();
        var result = await client.AcquireTokenWithDeviceCode(UserScopes, shown =>
        {
            Authority.Approve(shown.UserCode);
            return Task.CompletedTask;
        }).ExecuteAsync(Cancel);
        (code switch
        {
            50173 => (Action)(() => Authority.ChangePassword("new")),
            65001 => () => Authority.WithdrawConsent(),
            53003 => () => Authority.SetConditionalAccess(LocalConditionalAccess.Block),
            50076 => () => Authority.SetConditionalAccess(LocalConditionalAccess.RequireMfa),
            _ => () => Authority.SetConditionalAccess(LocalConditionalAccess.RequireMfaRegistration),
        })();

        var error = await Assert.ThrowsAnyAsync<MsalUiRequiredException>(() => client.AcquireTokenSilent(UserScopes, result.Account).WithForceRefresh(true).ExecuteAsync(Cancel));

        Assert.Contains($"AADSTS{code}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("certificate")]
    [InlineData("assertion")]
    public async Task An_application_without_a_user_gets_a_token(string proof)
    {
        await StartAsync(new LocalAuthorityOptions
        {
            ClientCertificates = [certificate],
            FederatedIdentities = [new LocalFederatedIdentity("https://issuer.example", "nightly", provider)],
        });
        var builder = proof switch
        {
            "secret" => Confidential().WithClientSecret(Known.ClientSecret),
            "certificate" => Confidential().WithCertificate(certificate),
            _ => Confidential().WithClientAssertion((AssertionRequestOptions _) => Task.FromResult(Federated())),
        };

        var result = await builder.Build().AcquireTokenForClient(ApplicationScopes).ExecuteAsync(Cancel);

        Assert.Null(Authority.FindSignIn(result.AccessToken)!.User);
    }

    [Fact]
    public async Task A_certificate_that_is_not_registered_is_refused()
    {
        await StartAsync();
        var error = await Assert.ThrowsAsync<MsalServiceException>(() => Confidential().WithCertificate(certificate).Build().AcquireTokenForClient(ApplicationScopes).ExecuteAsync(Cancel));
        Assert.Equal(("invalid_client", (int)HttpStatusCode.Unauthorized), (error.ErrorCode, error.StatusCode));
        Assert.Contains("AADSTS700027", error.Message, StringComparison.Ordinal);
    }

    public HttpClient GetHttpClient() => http!;

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        handler?.Dispose();
        certificate.Dispose();
        provider.Dispose();
        if (authority is not null)
        {
            await authority.DisposeAsync();
        }
    }

    private async Task StartAsync(LocalAuthorityOptions? options = null)
    {
        options ??= new LocalAuthorityOptions();
        options.ClientId = clientId;
        authority = await LocalAuthority.StartAsync(options, Cancel);
        handler = authority.CreateHandler();
        http = new HttpClient(handler);
    }

    private IPublicClientApplication Public() => PublicClientApplicationBuilder.Create(clientId)
        .WithTenantId(Known.TenantId).WithHttpClientFactory(this).WithRedirectUri("http://localhost").Build();

    private ConfidentialClientApplicationBuilder Confidential() => ConfidentialClientApplicationBuilder.Create(clientId)
        .WithTenantId(Known.TenantId).WithHttpClientFactory(this);

    private string Federated() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://issuer.example",
        Audience = "api://AzureADTokenExchange",
        Claims = new Dictionary<string, object> { ["sub"] = "nightly" },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(provider), SecurityAlgorithms.RsaSha256),
    });
}
