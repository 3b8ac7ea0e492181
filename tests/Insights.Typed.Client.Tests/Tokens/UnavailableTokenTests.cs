using System.Net;

namespace Insights.Typed.Client.Tests.Tokens;

public sealed class UnavailableTokenTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_create_request_waits_for_the_RetryAfter_of_the_credential()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery));
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new BusyCredential(time) { Failures = 2, RetryAfter = TimeSpan.FromMinutes(3) };
        await using var client = Client(service, credential, time);

        await client.CreateQueryAsync("name", Datasets.DynamicsUsage, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromMinutes(6), time.GetUtcNow() - Start);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_run_that_is_canceled_before_its_first_request_has_nothing_to_clean_up()
    {
        await using var service = await CannedService.StartAsync();
        using var canceled = new CancellationTokenSource();
        var credential = new CancelingCredential(canceled);
        await using var client = new InsightsClient(credential, new InsightsClientOptions { BaseAddress = service.BaseAddress });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RunAsync(Datasets.DynamicsUsage, canceled.Token).ToListAsync(CancellationToken.None).AsTask());

        Assert.Equal(1, credential.Requests);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task When_the_retries_are_used_up_the_exception_is_transient()
    {
        await using var service = await CannedService.StartAsync();
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new BusyCredential(time) { Failures = int.MaxValue };
        await using var client = Client(service, credential, time);

        var error = await Assert.ThrowsAsync<InsightsException>(() => DatasetsAsync(client));

        Assert.Equal(("The vault is busy.", true, "get datasets"), (error.Message, error.IsTransient, error.Operation));
        Assert.IsType<InsightsTokenUnavailableException>(error.InnerException);
        Assert.Equal("no_token", InsightsTelemetry.GetErrorType(error));
        Assert.Equal(3, credential.Requests);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_delay_that_exceeds_the_time_for_retries_ends_them()
    {
        await using var service = await CannedService.StartAsync();
        var time = new AutoAdvanceTimeProvider(Start);
        var credential = new BusyCredential(time) { Failures = int.MaxValue, RetryAfter = TimeSpan.FromHours(1) };
        await using var client = Client(service, credential, time);

        var error = await Assert.ThrowsAsync<InsightsException>(() => DatasetsAsync(client));

        Assert.Equal(TimeSpan.FromHours(1), Assert.IsType<InsightsTokenUnavailableException>(error.InnerException).RetryAfter);
        Assert.Equal(1, credential.Requests);
        Assert.Equal(Start, time.GetUtcNow());
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task A_status_is_transient_if_the_client_retries_it(int status, bool isTransient)
    {
        Assert.Equal(isTransient, InsightsTokenUnavailableException.IsTransientStatus((HttpStatusCode)status));
        if (status >= 400)
        {
            await using var service = await CannedService.StartAsync(CannedResponse.Error(status, "planted"));
            await using var client = new InsightsClient(
                InsightsCredential.FromToken("token"), new InsightsClientOptions { BaseAddress = service.BaseAddress, MaxRetries = 0 });

            var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

            Assert.Equal(isTransient, error.IsTransient);
        }
    }

    [Fact]
    public void A_negative_delay_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("retryAfter", () => new InsightsTokenUnavailableException("busy", TimeSpan.FromSeconds(-1)));

    private static InsightsClient Client(CannedService service, InsightsCredential credential, TimeProvider time) => new(
        credential,
        new InsightsClientOptions { BaseAddress = service.BaseAddress, TimeProvider = time, RequestTimeout = AutoAdvanceTimeProvider.Never, MaxRetries = 2 });

    private static async Task DatasetsAsync(InsightsClient client) =>
        await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private sealed class BusyCredential(TimeProvider time) : InsightsCredential
    {
        public int Failures { get; set; }

        public TimeSpan? RetryAfter { get; init; }

        public int Requests { get; private set; }

        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            Requests++;
            return Failures-- > 0
                ? throw new InsightsTokenUnavailableException("The vault is busy.", RetryAfter)
                : ValueTask.FromResult(new InsightsAccessToken("token", time.GetUtcNow().AddHours(1)));
        }
    }

    /// <summary>Has no token at first, and the caller cancels while the client waits for the next attempt.</summary>
    private sealed class CancelingCredential(CancellationTokenSource canceled) : InsightsCredential
    {
        public int Requests { get; private set; }

        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            Requests++;
            await canceled.CancelAsync();
            throw new InsightsTokenUnavailableException("busy", TimeSpan.FromMinutes(10));
        }
    }
}
