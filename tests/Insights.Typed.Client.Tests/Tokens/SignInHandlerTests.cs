using System.Net;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Tokens;

/// <summary>Token requests go through the client's handler, like all its other requests.</summary>
public sealed class SignInHandlerTests
{
    public static TheoryData<string> Credentials => ["application and user", "application", "device code", "wrapped"];

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task A_sign_in_goes_through_the_handler_of_the_client(string kind)
    {
        using var authority = new StubAuthority(kind == "application" ? StubAuthority.ApplicationToken() : StubAuthority.UserToken());
        using var handler = new SignInAndServiceHandler(authority);
        await using var client = new InsightsClient(Credential(kind), new InsightsClientOptions { Handler = handler, MaxRetries = 0 });

        await client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(authority.TokenRequests);
        Assert.Contains(handler.Authorizations, header => header == "Bearer planted-access-token");
    }

    [Fact]
    public async Task One_credential_of_two_clients_uses_the_handler_of_each()
    {
        using var first = new StubAuthority(StubAuthority.ApplicationToken("first"));
        using var second = new StubAuthority(StubAuthority.ApplicationToken("second"));
        using var firstHandler = new SignInAndServiceHandler(first);
        using var secondHandler = new SignInAndServiceHandler(second);
        var credential = Credential("application");
        await using var one = new InsightsClient(credential, new InsightsClientOptions { Handler = firstHandler, MaxRetries = 0 });
        await using var two = new InsightsClient(credential, new InsightsClientOptions { Handler = secondHandler, MaxRetries = 0 });

        await Task.WhenAll(CreateAsync(one), CreateAsync(two));

        Assert.Equal(["Bearer first"], firstHandler.Authorizations);
        Assert.Equal(["Bearer second"], secondHandler.Authorizations);

        static Task CreateAsync(InsightsClient client) =>
            client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken);
    }

    private static InsightsCredential Credential(string kind) => kind switch
    {
        "application and user" => InsightsCredential.ForApplicationAndUser(StubAuthority.TenantId, "app", "planted-secret", "user@contoso.com", "planted-password"),
        "application" => InsightsCredential.ForApplication(StubAuthority.TenantId, "app", "planted-secret"),
        "device code" => InsightsCredential.ForDeviceCode(StubAuthority.TenantId, "app", (_, _) => Task.CompletedTask),
        "wrapped" => new WrappingCredential(Credential("application and user")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A custom credential that wraps one of the library.</summary>
    private sealed class WrappingCredential(InsightsCredential inner) : InsightsCredential
    {
        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return await inner.GetTokenAsync(cancellationToken);
        }
    }

    /// <summary>A proxy for requests to the authority and to the service.</summary>
    private sealed class SignInAndServiceHandler(StubAuthority authority) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker signIn = new(authority, disposeHandler: false);

        public System.Collections.Concurrent.ConcurrentQueue<string> Authorizations { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host == "login.microsoftonline.com")
            {
                return signIn.SendAsync(request, cancellationToken);
            }

            Authorizations.Enqueue(request.Headers.Authorization!.ToString());
            var response = StubHandler.Json("""{"value":[{"queryId":"q"}]}""", HttpStatusCode.OK);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
