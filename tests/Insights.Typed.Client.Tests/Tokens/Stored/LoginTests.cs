using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Insights.Typed.Client.Tests.Tokens.SignIn;
using Insights.Typed.Tokens.Login;
using Insights.Typed.Tokens.Stored;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>A person signs in with a browser or a device code, and a program that runs later requires no person.</summary>
public sealed class LoginTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-login-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData(StoredSignInEnvironment.Secret)]
    public async Task A_browser_signs_a_person_in_with_PKCE(string? secret)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync(change: options => options.RequiresMfa = true);
        var options = Options(environment, secret);

        var signIn = await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((environment.Options.UserName, true, secret is not null), (signIn.UserName, signIn.IsMultifactor, signIn.IsConfidential));
        await using var client = environment.Client(InsightsCredential.FromLogin(options));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));
        Assert.Equal(["authorization_code", "refresh_token"], environment.Authority.Requests.Select(request => request.GrantType));
        Assert.Contains(environment.Authority.ReceivedSecrets, received => received != StoredSignInEnvironment.Secret);
    }

    [Fact]
    public async Task A_sign_in_is_stored_in_any_store()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = new MemoryTokenStore();

        await InsightsLogin.SignInWithBrowserAsync(environment.Application(), store, page => environment.Authority.SignInAsync(page), TestContext.Current.CancellationToken);

        Assert.Equal(environment.Options.UserName, (await InsightsLogin.ReadAsync(store, TestContext.Current.CancellationToken))?.UserName);
        Assert.NotEmpty((await InsightsCredential.FromStore(environment.Application(), store).GetTokenAsync(TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task A_login_on_the_machine_initializes_and_repairs_every_store_of_its_programs()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = Options(environment, StoredSignInEnvironment.Secret);
        var credential = InsightsCredential.FromStore(options, new MemoryTokenStore());
        await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () => await credential.GetTokenAsync(TestContext.Current.CancellationToken));

        await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEmpty((await credential.GetTokenAsync(TestContext.Current.CancellationToken)).Value);
        environment.Authority.RevokeSignInSessions();
        await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () => await credential.GetTokenAsync(TestContext.Current.CancellationToken));
        await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty((await credential.GetTokenAsync(TestContext.Current.CancellationToken)).Value);
    }

    /// <summary>A newer sign-in of another application, in a file that cannot be read.</summary>
    [Fact]
    public async Task An_unreadable_sign_in_of_another_application_does_not_hide_one()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = Options(environment, StoredSignInEnvironment.Secret);
        await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);
        var logins = new LoginFolder(folder.FullName, LoginFolder.EnvironmentVariable);
        var other = new LoginEntry(environment.Authority.Address.AbsoluteUri, options.TenantId!, "another-application", IsEncrypted: false);
        await logins.AddAsync(other, TestContext.Current.CancellationToken);
        await logins.GetStore(other).TryWriteAsync("broken"u8.ToArray(), expectedVersion: null, TestContext.Current.CancellationToken);

        var credential = InsightsCredential.FromStore(options, new MemoryTokenStore());

        Assert.NotEmpty((await credential.GetTokenAsync(TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task A_certificate_authenticates_the_application_at_login_and_at_each_renewal()
    {
        using var certificate = Certificate();
        await using var environment = await StoredSignInEnvironment.StartAsync(change: options => options.ClientCertificates = [certificate]);
        var options = Options(environment, secret: null);
        options.ClientCertificate = certificate;

        await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);
        await using var client = environment.Client(InsightsCredential.FromLogin(options));
        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));
        await using var alone = environment.Client(InsightsCredential.ForApplication(options));
        Assert.NotEmpty((await InsightsCredential.ForApplication(options).GetTokenAsync(TestContext.Current.CancellationToken)).Value);

        Assert.All(environment.Authority.Requests, request => Assert.Null(request.Error));
    }

    [Fact]
    public async Task A_confidential_sign_in_without_a_client_secret_states_what_to_set()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        await InsightsLogin.SignInWithBrowserAsync(Options(environment, StoredSignInEnvironment.Secret), openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.FromLogin(Options(environment, secret: null)).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("INSIGHTS_CLIENT_SECRET", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_while_opening_the_browser_is_passed_to_the_caller()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();

        await Assert.ThrowsAsync<FormatException>(() => InsightsLogin.SignInWithBrowserAsync(
            Options(environment, secret: null), openBrowser: _ => throw new FormatException(), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_exception_while_showing_the_device_code_is_passed_to_the_caller()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        Func<InsightsDeviceCode, CancellationToken, Task> showMessage = (_, _) => throw new FormatException();

        await Assert.ThrowsAsync<FormatException>(() => InsightsLogin.SignInWithDeviceCodeAsync(
            Options(environment, secret: null), showMessage, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FormatException>(async () => await InsightsCredential.ForDeviceCode(environment.Application(secret: null), showMessage).GetTokenAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_request_with_another_state_does_not_sign_in()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        using var http = new HttpClient();
        HttpStatusCode? forged = null;

        var signIn = await InsightsLogin.SignInWithBrowserAsync(
            Options(environment, StoredSignInEnvironment.Secret),
            openBrowser: page =>
            {
                var redirect = QueryValues.Parse(page.Query).Get("redirect_uri")!;
                _ = Task.Run(async () =>
                {
                    using var response = await http.GetAsync(new Uri($"{redirect}?code=forged&state=other"), TestContext.Current.CancellationToken);
                    forged = response.StatusCode;
                    await environment.Authority.SignInAsync(page);
                });
                return Task.CompletedTask;
            },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, environment.Options.UserName), (forged, signIn.UserName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StoredSignInEnvironment.Secret)]
    public async Task Waiting_for_a_person_can_be_canceled(string? secret)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InsightsLogin.SignInWithBrowserAsync(Options(environment, secret), openBrowser: _ => stop.CancelAsync(), cancellationToken: stop.Token));
    }

    [Fact]
    public async Task A_device_code_sign_in_is_renewed_as_a_public_client_even_if_a_secret_is_set()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = Options(environment, "planted-secret-that-is-not-used");

        await InsightsLogin.SignInWithDeviceCodeAsync(
            options,
            (code, _) =>
            {
                environment.Authority.Approve(code.UserCode);
                return Task.CompletedTask;
            },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty((await InsightsCredential.FromLogin(options).GetTokenAsync(TestContext.Current.CancellationToken)).Value);
    }

    /// <summary>Assertions of another identity provider, such as those of Kubernetes, a build agent or another cloud.</summary>
    [Fact]
    public async Task An_exception_of_the_assertion_callback_is_not_wrapped()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = environment.Application(secret: null);
        options.ClientAssertion = _ => throw new FileNotFoundException("no token file");

        var error = await Assert.ThrowsAsync<FileNotFoundException>(async () => await InsightsCredential.ForApplication(options).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Equal("no token file", error.Message);
    }

    [Fact]
    public void Two_credentials_and_a_certificate_without_a_key_are_refused_immediately()
    {
        using var certificate = Certificate();
        using var withoutKey = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        InsightsCredentialOptions CreateOptions(Action<InsightsCredentialOptions> change)
        {
            var options = new InsightsCredentialOptions { TenantId = "t", ClientId = "c" };
            change(options);
            return options;
        }

        Assert.Throws<ArgumentException>(() => InsightsCredential.ForApplication(CreateOptions(_ => { })));
        Assert.Throws<ArgumentException>(() => InsightsCredential.ForApplication(CreateOptions(o => (o.ClientSecret, o.ClientCertificate) = ("s", certificate))));
        Assert.Throws<ArgumentException>(() => InsightsCredential.ForApplication(CreateOptions(o => o.ClientCertificate = withoutKey)));
        Assert.Throws<ArgumentException>(() => InsightsCredential.ForApplication(CreateOptions(o => (o.ClientSecret, o.AuthorityHost) = ("s", new Uri("http://elsewhere.example/")))));
    }

    [Fact]
    public async Task Options_of_a_stored_sign_in_are_checked_at_the_call()
    {
        Assert.Throws<ArgumentException>("TenantId", () => InsightsCredential.FromLogin(new() { TenantId = " " }));
        Assert.Throws<ArgumentException>("ClientId", () => InsightsCredential.FromLogin(new() { ClientId = "" }));
        Assert.Throws<ArgumentException>("ClientSecret", () => InsightsCredential.FromLogin(new() { ClientSecret = "" }));
        Assert.Throws<ArgumentException>(() => InsightsCredential.FromLogin(new() { ClientSecret = "s", ClientAssertion = _ => Task.FromResult("a") }));
        Assert.Throws<ArgumentException>(() => InsightsCredential.FromLogin(new() { AuthorityHost = new Uri("http://elsewhere.example/") }));
        await Assert.ThrowsAsync<ArgumentException>("TenantId", () => InsightsLogin.ListAsync(new() { TenantId = " " }, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>("ClientId", () => InsightsLogin.SignOutAsync(new() { ClientId = " " }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_search_finds_every_authority_unless_one_is_set()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = Options(environment, StoredSignInEnvironment.Secret);
        await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);
        var unset = new InsightsCredentialOptions { LoginFolder = folder.FullName };
        var bound = new InsightsCredentialOptions { LoginFolder = folder.FullName, AuthorityHost = unset.AuthorityHost };
        var publicCloud = new InsightsCredentialOptions { LoginFolder = folder.FullName, AuthorityHost = new Uri("https://login.microsoftonline.com/") };

        Assert.Single(await InsightsLogin.ListAsync(unset, TestContext.Current.CancellationToken));
        Assert.Single(await InsightsLogin.ListAsync(bound, TestContext.Current.CancellationToken));
        Assert.Empty(await InsightsLogin.ListAsync(publicCloud, TestContext.Current.CancellationToken));
        Assert.Equal(0, await InsightsLogin.SignOutAsync(publicCloud, TestContext.Current.CancellationToken));
        Assert.Equal(1, await InsightsLogin.SignOutAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task White_space_around_the_ids_is_ignored()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = Options(environment, StoredSignInEnvironment.Secret);
        await InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);
        (options.TenantId, options.ClientId) = ($" {options.TenantId}\n", $"{options.ClientId} ");

        Assert.NotEmpty((await InsightsCredential.FromLogin(options).GetTokenAsync(TestContext.Current.CancellationToken)).Value);
        Assert.Single(await InsightsLogin.ListAsync(options, TestContext.Current.CancellationToken));
        Assert.Equal(1, await InsightsLogin.SignOutAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error_that_names_it()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = Options(environment, StoredSignInEnvironment.Secret);
        Task SignInAsync() => InsightsLogin.SignInWithBrowserAsync(options, openBrowser: page => environment.Authority.SignInAsync(page), cancellationToken: TestContext.Current.CancellationToken);
        await SignInAsync();
        var fileLock = Path.Combine(folder.FullName, "logins.json.writing");
        File.Delete(fileLock);
        Directory.CreateDirectory(fileLock);

        var signOut = await Assert.ThrowsAsync<InsightsException>(() => InsightsLogin.SignOutAsync(options, TestContext.Current.CancellationToken));
        options.LoginFolder = Path.Combine(folder.FullName, "logins.json", "below");
        var signIn = await Assert.ThrowsAsync<InsightsException>(SignInAsync);

        Assert.StartsWith($"The folder of sign-ins {folder.FullName} cannot be written: ", signOut.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The folder of sign-ins {options.LoginFolder} cannot be written: ", signIn.Message, StringComparison.Ordinal);

        // With another folder the sign-in would stay, and the variable has no effect next to the option.
        Assert.EndsWith(" Allow this user to write to it.", signOut.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            " Allow this user to write to it, or set another folder in InsightsCredentialOptions.LoginFolder, which the tool insights reads from INSIGHTS_LOGIN_FOLDER.",
            signIn.Message,
            StringComparison.Ordinal);
    }

    private InsightsCredentialOptions Options(StoredSignInEnvironment environment, string? secret)
    {
        var options = environment.Application(secret: secret);
        (options.LoginFolder, options.UnsafeAllowUnencryptedStorage) = (folder.FullName, true);
        return options;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=planted-certificate", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
