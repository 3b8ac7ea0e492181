using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Typed.LocalService;
using Insights.Typed.Tokens.Stored;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>An authority and a service at separate addresses, and a person who has signed in once.</summary>
internal sealed class StoredSignInEnvironment : IAsyncDisposable
{
    public const string Secret = "planted-client-secret";

    private static int applications;

    private StoredSignInEnvironment(LocalAuthority authority, InsightsLocalService service, TimeProvider time, LocalAuthorityOptions options)
    {
        Authority = authority;
        Service = service;
        Time = time;
        Options = options;
    }

    public LocalAuthority Authority { get; }

    public InsightsLocalService Service { get; }

    public TimeProvider Time { get; }

    public LocalAuthorityOptions Options { get; }

    public static async Task<StoredSignInEnvironment> StartAsync(TimeProvider? clock = null, Action<LocalAuthorityOptions>? change = null)
    {
        var time = clock ?? TimeProvider.System;
        var options = new LocalAuthorityOptions
        {
            // The library caches for the whole process what an authority refused to an application.
            ClientId = $"stored-application-{Interlocked.Increment(ref applications)}",
            ClientSecret = Secret,
            TimeProvider = time,
            DeviceCodeInterval = TimeSpan.Zero,
        };
        change?.Invoke(options);
        var authority = await LocalAuthority.StartAsync(options, TestContext.Current.CancellationToken);
        var service = await InsightsLocalService.StartAsync(
            new LocalServiceOptions { Authority = authority, TimeProvider = time, RowsPerDataset = 20 }, TestContext.Current.CancellationToken);
        return new StoredSignInEnvironment(authority, service, time, options);
    }

    /// <summary>The options of the application, which is confidential unless the secret is omitted.</summary>
    public InsightsCredentialOptions Application(string? refreshToken = null, string? secret = Secret) => new()
    {
        TenantId = Options.TenantId,
        ClientId = Options.ClientId,
        ClientSecret = secret,
        AuthorityHost = Authority.Address,
        RefreshToken = refreshToken,
        TimeProvider = Time,
    };

    /// <summary>The refresh token of a person who signs in with a device code, as a custom page would get it.</summary>
    public async Task<string> ConsentAsync()
    {
        using var http = new HttpClient { BaseAddress = Authority.Address };
        var form = new Dictionary<string, string> { ["client_id"] = Options.ClientId!, ["scope"] = $"{InsightsCredential.Scope} offline_access" };
        var code = await PostAsync(http, "devicecode", form);
        Authority.Approve(Authority.PendingUserCodes[^1]);
        form["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code";
        form["device_code"] = (string)code["device_code"]!;
        return (string)(await PostAsync(http, "token", form))["refresh_token"]!;
    }

    /// <summary>A sign-in in a store.</summary>
    public async Task<MemoryTokenStore> SignedInAsync()
    {
        var store = new MemoryTokenStore();
        await InsightsCredential.FromStore(Application(await ConsentAsync()), store).GetTokenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public InsightsClient Client(InsightsCredential credential, Action<InsightsClientOptions>? configure = null)
    {
        var options = new InsightsClientOptions { BaseAddress = Service.BaseAddress, TimeProvider = Time, MaxRetries = 0, RequestTimeout = TimeSpan.FromDays(1) };
        configure?.Invoke(options);
        return new InsightsClient(credential, options);
    }

    public static async Task<SignInDocument> DocumentIn(InsightsTokenStore store) =>
        SignInDocument.Parse((await store.ReadAsync(TestContext.Current.CancellationToken))!.Content.Span);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Authority.DisposeAsync();
    }

    private async Task<JsonNode> PostAsync(HttpClient http, string endpoint, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(new Uri($"{Options.TenantId}/oauth2/v2.0/{endpoint}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
