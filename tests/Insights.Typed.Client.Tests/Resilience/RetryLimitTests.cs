namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Which requests are retried, and when, on a clock that does not wait.</summary>
public sealed class RetryLimitTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly CannedResponse Datasets = CannedResponse.FromDocumentation(DocumentedResponse.Datasets);

    [Fact]
    public async Task A_check_of_the_access_is_sent_once()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 503), Datasets);
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => client.CheckAccessAsync(TestContext.Current.CancellationToken));
        await client.CheckAccessAsync(TestContext.Current.CancellationToken);

        Assert.True(error.IsTransient);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_damaged_response_is_retried()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("not compressed") { Headers = new() { ["Content-Encoding"] = "gzip" } }, Datasets);
        await using var client = service.CreateClient(Retrying(new AutoAdvanceTimeProvider(Start)));

        Assert.Single(await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("99", 2)]
    [InlineData("100", 1)]
    public async Task A_delay_that_uses_all_of_the_retry_timeout_is_not_waited(string retryAfter, int requests)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 429) { RetryAfter = retryAfter }, CannedResponse.Error(400, "no"));
        var time = new AutoAdvanceTimeProvider(Start);
        await using var client = service.CreateClient(Retrying(time) + (options => options.RetryTimeout = TimeSpan.FromSeconds(100)));

        await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal(requests, service.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    public async Task A_run_whose_query_is_refused_has_nothing_to_look_up_or_delete(int status)
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(status, "no"));
        await using var client = service.CreateClient();

        await Assert.ThrowsAsync<InsightsServiceException>(() => client.RunAsync(Insights.Typed.Datasets.DynamicsUsage, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal(["POST ScheduledQueries"], service.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task Clients_that_fail_together_do_not_retry_together()
    {
        var waits = new HashSet<TimeSpan>();
        for (var client = 0; client < 8; client++)
        {
            await using var service = await CannedService.StartAsync(new CannedResponse("", 503), Datasets);
            var time = new AutoAdvanceTimeProvider(Start);
            await using var insights = service.CreateClient(Retrying(time));
            await insights.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            waits.Add(time.GetUtcNow() - Start);
        }

        Assert.True(waits.Count > 1, $"All waited {waits.First()}.");
    }

    private static Action<InsightsClientOptions> Retrying(AutoAdvanceTimeProvider time) => options =>
    {
        options.MaxRetries = 5;
        options.TimeProvider = time;
        options.RequestTimeout = AutoAdvanceTimeProvider.Never;
    };
}
