using System.Globalization;
using System.Net;
using Insights.Typed.Client.Tests.Telemetry;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Operations;

/// <summary>Only one program documents the status <c>Failed</c>. A service that does not know it is requested with the documented ones.</summary>
public sealed class RefusedStatusTests
{
    private const string Known = "Pending;Running;Paused;Completed;Failed";
    private const string Documented = "Pending;Running;Paused;Completed";

    private static readonly CannedResponse Refusal = CannedResponse.Error(400, "requested value 'Failed' not found");
    private static readonly CannedResponse NoExecutions = CannedResponse.Error(404, "no executions have occurred for the given filter conditions");
    private static readonly CannedResponse Executions = CannedResponse.FromDocumentation(DocumentedResponse.Executions);

    private static readonly CannedResponse FailedExecution = new("""{"value":[{"executionId":"e1","executionStatus":"Failed"}]}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<CannedResponse> Refusals =>
    [
        Refusal,
        CannedResponse.Error(500, "internal error"),
        Refusal with { Status = 200 },
        new CannedResponse("<html>", 400, "text/html"),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task The_documented_statuses_are_requested_instead_and_from_then_on(CannedResponse refusal)
    {
        await using var service = await CannedService.StartAsync(refusal, Executions, refusal, Executions);
        await using var client = service.CreateClient();

        Assert.Single(await GetAsync(client));
        Assert.NotNull(await client.GetLatestExecutionAsync("r1", Cancel));

        Assert.Equal([(Known, "false"), (Documented, "false"), (Known, "false"), (Documented, "true")], GetRequests(service));
    }

    [Fact]
    public async Task It_is_remembered_also_if_there_is_no_execution_yet()
    {
        await using var service = await CannedService.StartAsync(Refusal, NoExecutions, Refusal, Executions);
        await using var client = service.CreateClient();

        Assert.Empty(await GetAsync(client));
        Assert.Single(await GetAsync(client));

        Assert.Equal([Known, Documented, Known, Documented], GetStatuses(service));
    }

    /// <summary>An outage, or an error of a gateway, ends between the requests.</summary>
    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task A_refusal_that_is_not_repeated_had_another_reason(int status)
    {
        const int MaxRetries = 2;
        await using var service = await CannedService.StartAsync(
            [.. Enumerable.Repeat(CannedResponse.Error(status, "internal error"), status == 500 ? MaxRetries + 1 : 1), Executions, FailedExecution, Executions]);
        await using var client = service.CreateClient(options => (options.MaxRetries, options.RetryDelay) = (MaxRetries, TimeSpan.Zero));

        Assert.Equal(ExecutionStatus.Failed, Assert.Single(await GetAsync(client)).ExecutionStatus);
        Assert.Single(await GetAsync(client));

        Assert.Equal([Documented, Known, Known], GetStatuses(service).TakeLast(3));
    }

    /// <summary>The second request of the known statuses only learns whether they are accepted, so its result is not required.</summary>
    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    public async Task A_list_in_the_documented_statuses_is_returned_if_the_others_are_not_available(int status)
    {
        await using var service = await CannedService.StartAsync(Refusal, Executions, status == 404 ? NoExecutions : CannedResponse.Error(status, "busy"), Executions);
        await using var client = service.CreateClient(options => (options.MaxRetries, options.RetryDelay) = (2, TimeSpan.Zero));

        Assert.Single(await GetAsync(client));
        Assert.Single(await GetAsync(client));

        Assert.Equal([Known, Documented, Known, Known], GetStatuses(service));
    }

    [Fact]
    public async Task An_outage_has_no_more_retries_than_that_of_another_operation()
    {
        const int MaxRetries = 2;
        await using var service = await CannedService.StartAsync([.. Enumerable.Repeat(CannedResponse.Error(500, "internal error"), 10)]);
        using var telemetry = new TelemetryRecorder();
        await using var client = service.CreateClient(options =>
        {
            telemetry.AddTo(options);
            (options.MaxRetries, options.RetryDelay) = (MaxRetries, TimeSpan.Zero);
        });

        await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(client));

        Assert.Equal([.. Enumerable.Repeat(Known, MaxRetries + 1), Documented], GetStatuses(service));
        Assert.All(telemetry.ClientSpans, span => Assert.Equal("500", span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Both_requests_have_one_time_limit_for_retries()
    {
        await using var service = await CannedService.StartAsync(CreateBusy(TimeSpan.FromMinutes(20)), Refusal, CreateBusy(TimeSpan.FromMinutes(15)), Executions);
        await using var client = service.CreateClient(options =>
            (options.MaxRetries, options.RequestTimeout, options.TimeProvider) = (5, AutoAdvanceTimeProvider.Never, new AutoAdvanceTimeProvider(DateTimeOffset.UnixEpoch)));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(client));

        Assert.Equal(TimeSpan.FromMinutes(15), error.RetryAfter);
        Assert.Equal([Known, Known, Documented], GetStatuses(service));

        static CannedResponse CreateBusy(TimeSpan delay) => CannedResponse.Error(503, "busy") with { RetryAfter = delay.TotalSeconds.ToString(CultureInfo.InvariantCulture) };
    }

    /// <summary>The first request was refused for another reason, so the next call tries it again.</summary>
    [Fact]
    public async Task The_second_refusal_is_the_error()
    {
        await using var service = await CannedService.StartAsync(Refusal, CannedResponse.Error(400, "another reason"), Executions);
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(client));
        Assert.Single(await GetAsync(client));

        Assert.Equal((HttpStatusCode.BadRequest, "another reason"), (error.StatusCode, error.ServiceMessage));
        Assert.Equal([Known, Documented, Known], GetStatuses(service));
    }

    /// <summary>An empty list proves nothing, because the service can look for the report first.</summary>
    [Fact]
    public async Task A_refusal_after_a_list_with_executions_has_another_reason()
    {
        await using var service = await CannedService.StartAsync(NoExecutions, Refusal, Executions, Refusal);
        await using var client = service.CreateClient();
        Assert.Empty(await GetAsync(client));
        Assert.Single(await GetAsync(client));

        await using var accepting = await CannedService.StartAsync(Executions, Refusal);
        await using var accepted = accepting.CreateClient();
        Assert.Single(await GetAsync(accepted));
        await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(accepted));

        Assert.Equal([Known, Known, Documented, Known], GetStatuses(service));
        Assert.Equal([Known, Known], GetStatuses(accepting));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Another_error_is_no_refusal_of_a_status(int status)
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(status, "no"));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(client));

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_refusal_of_a_status_that_the_program_documents_is_an_error()
    {
        await using var service = await CannedService.StartAsync(Refusal);
        await using var client = service.CreateClient(options => options.Program = InsightsProgram.AppsAndGames);

        await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(client));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_refusal_of_the_statuses_of_a_caller_is_an_error()
    {
        await using var service = await CannedService.StartAsync(Refusal);
        await using var client = service.CreateClient();

        await Assert.ThrowsAsync<InsightsServiceException>(async () => await client.GetExecutionsAsync("r1", statuses: [ExecutionStatus.Failed], cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal(["Failed"], GetStatuses(service));
    }

    [Fact]
    public async Task The_refusal_is_no_failure_of_the_operation()
    {
        await using var service = await CannedService.StartAsync(Refusal, Executions, Refusal);
        using var telemetry = new TelemetryRecorder();
        await using var client = service.CreateClient(telemetry.AddTo);

        Assert.Single(await GetAsync(client));

        Assert.Equal([(400, null), (200, null), (400, null)], telemetry.ClientSpans.Select(span => (span.GetTagItem("http.response.status_code"), span.GetTagItem("error.type"))));
        Assert.DoesNotContain(telemetry.Events, entry => entry.Level >= LogLevel.Warning);
    }

    private static Task<List<ReportExecution>> GetAsync(InsightsClient client) => client.GetExecutionsAsync("r1", cancellationToken: Cancel).ToListAsync(Cancel).AsTask();

    private static IEnumerable<string> GetStatuses(CannedService service) => GetRequests(service).Select(request => request.Statuses);

    private static IEnumerable<(string Statuses, string Latest)> GetRequests(CannedService service) =>
        service.Requests.Select(request => (request.Query["executionStatus"], request.Query["getLatestExecution"]));
}
