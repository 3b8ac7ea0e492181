using Insights.Typed.LocalService;
using Insights.Typed.Tokens;
using Microsoft.Identity.Client;

namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>An authority and a service that accepts its tokens, each over HTTP, and credentials for them.</summary>
internal sealed class SignInEnvironment : IAsyncDisposable, IMsalHttpClientFactory
{
    public const string Secret = "planted-client-secret";
    public const string Password = "planted-password";

    private static int applications;

    private readonly HttpMessageHandler handler;
    private readonly HttpClient http;

    private SignInEnvironment(LocalAuthority authority, InsightsLocalService service, ShiftedTime time, LocalAuthorityOptions options)
    {
        Authority = authority;
        Service = service;
        Time = time;
        Options = options;
        handler = authority.CreateHandler();
        http = new HttpClient(handler);
    }

    public LocalAuthority Authority { get; }

    public InsightsLocalService Service { get; }

    public ShiftedTime Time { get; }

    public LocalAuthorityOptions Options { get; }

    /// <summary>The messages that users saw.</summary>
    public List<string> Shown { get; } = [];

    public static async Task<SignInEnvironment> StartAsync(Action<LocalAuthorityOptions>? change = null)
    {
        var time = new ShiftedTime();
        var options = new LocalAuthorityOptions
        {
            // The library caches for the whole process what an authority refused to an application.
            ClientId = $"sign-in-application-{Interlocked.Increment(ref applications)}",
            ClientSecret = Secret,
            Password = Password,
            TimeProvider = time,
            DeviceCodeInterval = TimeSpan.Zero,
        };
        change?.Invoke(options);
        var authority = await LocalAuthority.StartAsync(options, TestContext.Current.CancellationToken);

        // Every kind of sign-in is tested against one service; a program accepts either users or an application alone.
        var service = await InsightsLocalService.StartAsync(
            new LocalServiceOptions { Authority = authority, TimeProvider = time, RowsPerDataset = 20, AllowsAppOnlyTokens = true }, TestContext.Current.CancellationToken);
        return new SignInEnvironment(authority, service, time, options);
    }

    public InsightsCredential Application(string secret = Secret) => new ApplicationCredential(Identity(secret), this);

    public InsightsCredential User(string password = Password) =>
        new UserPasswordCredential(Identity(Secret), Options.UserName, password, this);

    /// <summary>A user who acts as soon as the code is shown.</summary>
    public InsightsCredential Device(Action<string> act) => new DeviceCodeCredential(Identity(secret: null), (code, _) =>
    {
        Shown.Add(code.Message);
        act(code.UserCode);
        return Task.CompletedTask;
    }, this);

    private SignInIdentity Identity(string? secret) => new(new InsightsCredentialOptions { TenantId = Options.TenantId, ClientId = Options.ClientId, ClientSecret = secret });

    public InsightsClient Client(InsightsCredential credential) =>
        new(credential, new InsightsClientOptions { BaseAddress = Service.BaseAddress, TimeProvider = Time, MaxRetries = 0, RequestTimeout = TimeSpan.FromDays(1) });

    /// <summary>The number of rows of a preview.</summary>
    public static async Task<int> RowsAsync(InsightsClient client, CancellationToken? cancellationToken = null) =>
        (await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), cancellationToken ?? TestContext.Current.CancellationToken)
            .ToListAsync(cancellationToken ?? TestContext.Current.CancellationToken)).Count;

    public HttpClient GetHttpClient() => http;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        handler.Dispose();
        await Service.DisposeAsync();
        await Authority.DisposeAsync();
    }
}
