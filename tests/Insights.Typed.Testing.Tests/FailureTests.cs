using System.Net;

namespace Insights.Typed.Testing.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly InMemoryInsights insights = new();
    private readonly InsightsQuery<string> names = Datasets.DynamicsUsage.Select(x => x.CustomerName);

    public FailureTests() => insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Contoso" });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task The_next_call_fails_and_the_one_after_it_does_not()
    {
        insights.Fail(HttpStatusCode.Forbidden);

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(() => RunAsync(insights.Client));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden", "create query"), (refusal.StatusCode, refusal.ServiceMessage, refusal.Operation));
        Assert.Equal(["Contoso"], await RunAsync(insights.Client));
    }

    [Theory]
    [InlineData(InsightsOperation.CreateReport, "create report")]
    [InlineData(InsightsOperation.ListExecutions, "get executions")]
    public async Task A_call_in_the_middle_of_a_run_can_fail_and_the_run_cleans_up(InsightsOperation operation, string expectedText)
    {
        insights.Fail(HttpStatusCode.ServiceUnavailable, "down for maintenance", operation);

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(() => RunAsync(insights.Client));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "down for maintenance", expectedText), (refusal.StatusCode, refusal.ServiceMessage, refusal.Operation));
        Assert.Empty(await insights.Client.GetReportsAsync(cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Empty(await insights.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_download_can_fail()
    {
        insights.Fail(HttpStatusCode.NotFound, operation: InsightsOperation.Download, times: 2);

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(() => RunAsync(insights.Client));

        Assert.Equal(HttpStatusCode.NotFound, refusal.StatusCode);
    }

    [Fact]
    public async Task A_connection_can_break()
    {
        insights.FailConnection(InsightsOperation.TestQuery);

        var exception = await Assert.ThrowsAsync<InsightsException>(() => insights.Client.PreviewAsync(names, Cancel).ToListAsync(Cancel).AsTask());

        Assert.IsType<HttpRequestException>(exception.InnerException);
        Assert.Equal(["Contoso"], await insights.Client.PreviewAsync(names, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_client_with_retries_recovers_without_waiting()
    {
        using var patient = insights.CreateClient(options => options.MaxRetries = 3);
        var before = insights.TimeProvider.GetUtcNow();
        insights.Fail(HttpStatusCode.TooManyRequests, times: 3);
        Assert.Equal(["Contoso"], await RunAsync(patient));
        Assert.InRange(insights.TimeProvider.GetUtcNow() - before, TimeSpan.FromSeconds(1), TimeSpan.MaxValue);

        insights.Fail(HttpStatusCode.TooManyRequests, times: 4);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Assert.ThrowsAsync<InsightsServiceException>(() => RunAsync(patient))).StatusCode);
    }

    [Fact]
    public async Task A_report_that_never_completes_times_out_without_waiting()
    {
        insights.Fail(HttpStatusCode.NotFound, "no executions have occurred for the given filter conditions", InsightsOperation.ListExecutions, int.MaxValue);

        var exception = await Assert.ThrowsAsync<InsightsException>(() => RunAsync(insights.Client));

        Assert.Contains("was not completed within 04:00:00", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_waits_for_its_operation()
    {
        insights.Fail(HttpStatusCode.InternalServerError, operation: InsightsOperation.ListDatasets);
        Assert.Equal(["Contoso"], await RunAsync(insights.Client));

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(() => insights.Client.GetDatasetsAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal("service unavailable", refusal.ServiceMessage);
    }

    [Fact]
    public async Task Responses_can_report_redacted_data()
    {
        var reported = new List<string>();
        using var client = insights.CreateClient(options => options.OnDataRedacted = query => reported.Add(query.ToString()));
        await RunAsync(client);
        Assert.Empty(reported);
        insights.IsDataRedacted = true;

        await RunAsync(client);
        await client.PreviewAsync(names, Cancel).ToListAsync(Cancel);

        Assert.Equal([names.ToString(), names.ToString()], reported);
    }

    [Fact]
    public async Task A_run_can_be_canceled()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => insights.Client.RunAsync(names, canceled.Token).ToListAsync(canceled.Token).AsTask());
    }

    [Fact]
    public void An_invalid_failure_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => insights.Fail(HttpStatusCode.OK));
        Assert.Throws<ArgumentOutOfRangeException>(() => insights.Fail((HttpStatusCode)600));
        Assert.Throws<ArgumentOutOfRangeException>(() => insights.Fail(HttpStatusCode.Forbidden, times: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => insights.FailConnection(times: 0));
    }

    private async Task<List<string>> RunAsync(InsightsClient client) => await client.RunAsync(names, Cancel).ToListAsync(Cancel);
}
