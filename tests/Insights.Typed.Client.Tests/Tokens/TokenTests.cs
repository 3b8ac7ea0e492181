
namespace Insights.Typed.Client.Tests.Tokens;

public sealed class TokenTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Concurrent_callers_cause_one_token_request()
    {
        await using var service = await CannedService.StartAsync([.. Enumerable.Range(0, 20).Select(_ => CannedResponse.FromDocumentation(DocumentedResponse.Datasets))]);
        var credential = new CountingCredential(TimeProvider.System);
        await using var client = new InsightsClient(service.BaseAddress, credential);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => DatasetsAsync(client)));

        Assert.Equal(1, credential.Count);
        Assert.All(service.Requests, request => Assert.Equal("Bearer token-1", request.Authorization));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        await using var service = await CannedService.StartAsync([.. Enumerable.Range(0, 3).Select(_ => CannedResponse.FromDocumentation(DocumentedResponse.Datasets))]);
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = new InsightsClient(
            new CountingCredential(time),
            new InsightsClientOptions { BaseAddress = service.BaseAddress, TimeProvider = time, RequestTimeout = AutoAdvanceTimeProvider.Never });

        await DatasetsAsync(client);
        time.Advance(TimeSpan.FromMinutes(54));
        await DatasetsAsync(client);
        time.Advance(TimeSpan.FromMinutes(1));
        await DatasetsAsync(client);

        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-2"], service.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(401, "unauthorized"), CannedResponse.FromDocumentation(DocumentedResponse.Datasets), CannedResponse.Error(401, "unauthorized"), CannedResponse.Error(401, "unauthorized"));
        var credential = new CountingCredential(TimeProvider.System);
        await using var client = new InsightsClient(service.BaseAddress, credential);

        await DatasetsAsync(client);
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, error.StatusCode);
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-3"], service.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task A_refused_token_that_cannot_be_renewed_is_not_retried()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(401, "unauthorized"));
        await using var client = service.CreateClient();

        await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_user_may_sign_in_for_longer_than_a_request_may_take()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Datasets));
        var credential = new SlowCredential();
        await using var client = new InsightsClient(
            credential,
            new InsightsClientOptions
            {
                // On this clock, the time limit of a request expires as soon as it starts.
                BaseAddress = service.BaseAddress, TimeProvider = new AutoAdvanceTimeProvider(Start), RequestTimeout = TimeSpan.FromSeconds(1), MaxRetries = 0,
            });

        await Record.ExceptionAsync(() => DatasetsAsync(client));

        Assert.True(credential.HasReturned);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_token_request_is_retried()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new FailingCredential(time) { Failures = 2 };
        await using var client = Client(service, credential, time);

        // Also a create request, because the service cannot have accepted it.
        await client.CreateQueryAsync("name", Datasets.DynamicsUsage, cancellationToken: TestContext.Current.CancellationToken);
        credential.Failures = int.MaxValue;
        time.Advance(TimeSpan.FromHours(1));
        var error = await Assert.ThrowsAsync<InsightsException>(() => DatasetsAsync(client));

        Assert.Equal("No token from FailingCredential: planted outage", error.Message);
        Assert.Equal("get datasets", error.Operation);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_early_is_used_until_its_end()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.FromDocumentation(DocumentedResponse.Datasets), CannedResponse.FromDocumentation(DocumentedResponse.Datasets), CannedResponse.Error(401, "unauthorized"));
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new FailingCredential(time);
        await using var client = Client(service, credential, time);

        await DatasetsAsync(client);
        credential.Failures = int.MaxValue;
        time.Advance(TimeSpan.FromMinutes(57));
        await DatasetsAsync(client);
        await Assert.ThrowsAsync<InsightsException>(() => DatasetsAsync(client));

        Assert.All(service.Requests, request => Assert.Equal("Bearer token", request.Authorization));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_timeout_of_a_credential_is_not_a_cancellation_and_is_retried()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Datasets));
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new FailingCredential(time) { Failures = 2, Failure = new TaskCanceledException("planted limit") };
        await using var client = Client(service, credential, time);

        await DatasetsAsync(client);
        credential.Failures = int.MaxValue;
        time.Advance(TimeSpan.FromHours(1));
        var error = await Assert.ThrowsAsync<InsightsException>(() => DatasetsAsync(client));

        Assert.Equal("No token from FailingCredential: planted limit", error.Message);
    }

    [Fact]
    public async Task If_an_early_renewal_fails_the_token_is_used_until_it_expires()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Datasets), CannedResponse.FromDocumentation(DocumentedResponse.Datasets));
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new FailingCredential(time) { Failure = new InvalidOperationException("planted") };
        await using var client = Client(service, credential, time);

        await DatasetsAsync(client);
        credential.Failures = int.MaxValue;
        time.Advance(TimeSpan.FromMinutes(57));
        await DatasetsAsync(client);
        time.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DatasetsAsync(client));

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Disposing_a_client_during_a_token_request_throws_ObjectDisposedException()
    {
        await using var service = await CannedService.StartAsync();
        var credential = new WaitingCredential();
        var client = new InsightsClient(service.BaseAddress, credential);

        var requests = DatasetsAsync(client);
        await credential.Requested.Task;
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => requests);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => DatasetsAsync(client));
        client.Dispose();
    }

    [Theory]
    [InlineData("secret\n")]
    [InlineData("sec ret")]
    [InlineData("s\u00E9cret")]
    public void A_token_that_is_not_valid_in_a_header_is_refused_without_being_shown(string token)
    {
        var returned = Assert.Throws<ArgumentException>(() => InsightsCredential.FromToken(token));
        var made = Assert.Throws<ArgumentException>(() => new InsightsAccessToken(token, Start));

        Assert.All([returned, made], error => Assert.DoesNotContain("cret", error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void ToString_of_a_token_does_not_contain_it() =>
        Assert.DoesNotContain("secret", new InsightsAccessToken("secret", Start).ToString(), StringComparison.Ordinal);

    private static async Task DatasetsAsync(InsightsClient client) =>
        await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private static InsightsClient Client(CannedService service, InsightsCredential credential, TimeProvider time) => new(
        credential,
        new InsightsClientOptions { BaseAddress = service.BaseAddress, TimeProvider = time, RequestTimeout = AutoAdvanceTimeProvider.Never, MaxRetries = 2 });

    private sealed class FailingCredential(TimeProvider time) : InsightsCredential
    {
        public int Failures { get; set; }

        public Exception Failure { get; init; } = new HttpRequestException("planted outage");

        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken) =>
            Failures-- > 0 ? throw Failure : ValueTask.FromResult(new InsightsAccessToken("token", time.GetUtcNow().AddHours(1)));
    }

    /// <summary>Returns tokens that are valid for an hour, like those of the service.</summary>
    private sealed class CountingCredential(TimeProvider time) : InsightsCredential
    {
        private int count;

        public int Count => count;

        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return new InsightsAccessToken($"token-{Interlocked.Increment(ref count)}", time.GetUtcNow().AddMinutes(60));
        }
    }

    private sealed class SlowCredential : InsightsCredential
    {
        public bool HasReturned { get; private set; }

        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            HasReturned = true;
            return new InsightsAccessToken("token", Start.AddDays(1));
        }
    }

    private sealed class WaitingCredential : InsightsCredential
    {
        public TaskCompletionSource Requested { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            Requested.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait was not canceled.");
        }
    }
}
