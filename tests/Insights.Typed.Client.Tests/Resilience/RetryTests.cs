using System.Globalization;
using System.Net;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Retried requests, on a clock that does not wait but records the length of each wait.</summary>
public sealed class RetryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly CannedResponse Datasets = CannedResponse.FromDocumentation(DocumentedResponse.Datasets);

    [Theory]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_request_to_a_busy_or_failing_service_is_retried(int status)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", status), new CannedResponse("<html/>", status, "text/html"), Datasets);
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time));

        Assert.Single(await DatasetsAsync(client));

        Assert.Equal(3, service.Requests.Count);
        Assert.InRange(time.GetUtcNow() - Start, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_broken_connection_is_retried()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.FromDocumentation(DocumentedResponse.Datasets) with { IsAborted = true }, Datasets);
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)));

        Assert.Single(await DatasetsAsync(client));
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("600", 600)]
    [InlineData("Tue, 10 Mar 2026 09:03:00 GMT", 180)]
    public async Task The_client_waits_as_long_as_the_service_requests(string retryAfter, int seconds)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429) { RetryAfter = retryAfter, Date = Start.ToString("R", CultureInfo.InvariantCulture) }, Datasets);
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time));

        await DatasetsAsync(client);

        Assert.Equal(TimeSpan.FromSeconds(seconds), time.GetUtcNow() - Start);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Tue, 10 Mar 2026 08:00:00 GMT")]
    public async Task Retries_without_a_delay_of_the_service_have_the_growing_delays_of_the_client(string retryAfter)
    {
        var busy = new CannedResponse("", 429) { RetryAfter = retryAfter, Date = Start.ToString("R", CultureInfo.InvariantCulture) };
        await using var service = await CannedService.StartAsync(busy, busy, busy, Datasets);
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time));

        await DatasetsAsync(client);

        Assert.InRange(time.GetUtcNow() - Start, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task A_retry_date_is_compared_with_the_clock_of_the_service(int hoursAhead)
    {
        var there = Start.AddHours(hoursAhead);
        await using var service = await CannedService.StartAsync(
            new CannedResponse("", 429) { RetryAfter = there.AddMinutes(3).ToString("R", CultureInfo.InvariantCulture), Date = there.ToString("R", CultureInfo.InvariantCulture) }, Datasets);
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time));

        await DatasetsAsync(client);

        Assert.Equal(TimeSpan.FromMinutes(3), time.GetUtcNow() - Start);
    }

    [Fact]
    public async Task A_timeout_of_a_handler_is_not_a_cancellation_and_is_retried()
    {
        await using var service = await CannedService.StartAsync(Datasets);
        using var handler = new LimitedHandler();
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)) + (options => options.Handler = handler));

        Assert.Single(await DatasetsAsync(client));
        handler.Failures = int.MaxValue;
        var error = await Assert.ThrowsAsync<InsightsException>(() => DatasetsAsync(client));

        Assert.Contains("planted limit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_retry_the_error_of_the_service_is_thrown()
    {
        await using var service = await CannedService.StartAsync([.. Enumerable.Repeat(CannedResponse.Error(503, "service unavailable"), 4)]);
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)) + (options => options.MaxRetries = 3));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service unavailable"), (error.StatusCode, error.ServiceMessage));
        Assert.Equal(4, service.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_client_error_is_not_retried(int status)
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(status, "no"));
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)));

        await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_create_request_is_not_retried_if_its_result_cannot_be_found()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429), CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery), new CannedResponse("", 500));
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)));
        var query = Insights.Typed.Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

        await client.CreateQueryAsync("Taken the second time", query, cancellationToken: TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => client.CreateQueryAsync("Perhaps taken", query, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("could not find out whether", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
        Assert.Equal(3, service.Requests.Count(r => r.Line == "POST ScheduledQueries"));
    }

    [Fact]
    public async Task A_delay_longer_than_the_retry_timeout_is_reported_instead_of_waited()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429) { RetryAfter = "1801" });
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1801)), (error.StatusCode, error.RetryAfter));
        Assert.Contains("Retry after 00:30:01", error.Message, StringComparison.Ordinal);
        Assert.Equal(Start, time.GetUtcNow());
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Tue, 10 Mar 2026 08:00:00 GMT")]
    public async Task A_delay_of_zero_is_not_in_the_message(string retryAfter)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429) { RetryAfter = retryAfter, Date = Start.ToString("R", CultureInfo.InvariantCulture) });
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Equal(TimeSpan.Zero, error.RetryAfter);
        Assert.DoesNotContain("Retry after", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delay_longer_than_a_timer_supports_is_reported_too()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429) { RetryAfter = "2147483647" });
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)) + (options => options.RetryTimeout = TimeSpan.MaxValue));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Equal(TimeSpan.FromSeconds(int.MaxValue), error.RetryAfter);
    }

    [Fact]
    public async Task Retries_end_at_their_timeout_even_if_more_are_allowed()
    {
        await using var service = await CannedService.StartAsync([.. Enumerable.Repeat(new CannedResponse("", 503) { RetryAfter = "40" }, 3)]);
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time) + (options => options.RetryTimeout = TimeSpan.FromSeconds(100)));

        await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));

        Assert.Equal((3, TimeSpan.FromSeconds(80)), (service.Requests.Count, time.GetUtcNow() - Start));
    }

    [Fact]
    public async Task Each_operation_has_the_full_retry_timeout()
    {
        var busy = new CannedResponse("", 503) { RetryAfter = "90" };
        await using var service = await CannedService.StartAsync(busy, Datasets, busy, Datasets);
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)) + (options => options.RetryTimeout = TimeSpan.FromSeconds(100)));

        await DatasetsAsync(client);
        await DatasetsAsync(client);

        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait()
    {
        using var cancellation = new CancellationTokenSource();
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429) { RetryAfter = "1500" });
        await using var client = service.CreateClient(options => options.MaxRetries = 5);

        var run = client.GetDatasetsAsync(cancellationToken: cancellation.Token).CountAsync(CancellationToken.None).AsTask();
        while (service.Requests.IsEmpty)
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_canceled_request_throws_with_the_token_of_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        using var handler = new CanceledHandler(cancellation);
        await using var service = await CannedService.StartAsync();
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)) + (options => options.Handler = handler));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PauseReportAsync("r1", cancellation.Token));

        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Equal(1, handler.Requests);
    }

    private static Action<InsightsClientOptions> Retrying(AutoAdvanceTimeProvider time) => options =>
    {
        options.MaxRetries = 5;
        options.TimeProvider = time;
        options.RequestTimeout = AutoAdvanceTimeProvider.Never;
    };

    private static async Task<List<DatasetDescription>> DatasetsAsync(InsightsClient client) =>
        await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Is canceled while it waits for a response.</summary>
    private sealed class CanceledHandler(CancellationTokenSource cancellation) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The wait was not canceled.");
        }
    }

    /// <summary>Times out while it connects, like a handler with a separate time limit, and then sends requests.</summary>
    private sealed class LimitedHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Failures { get; set; } = 1;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Failures-- > 0 ? throw new TaskCanceledException("planted limit", new TimeoutException()) : base.SendAsync(request, cancellationToken);
    }
}
