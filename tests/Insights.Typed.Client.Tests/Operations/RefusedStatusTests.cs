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
        await using var service = await CannedService.StartAsync(refusal, Executions, Executions);
        await using var client = service.CreateClient();

        Assert.Single(await GetAsync(client));
        Assert.NotNull(await client.GetLatestExecutionAsync("r1", Cancel));

        Assert.Equal([(Known, "false"), (Documented, "false"), (Documented, "true")], GetRequests(service));
    }

    [Fact]
    public async Task It_is_remembered_also_if_there_is_no_execution_yet()
    {
        await using var service = await CannedService.StartAsync(Refusal, NoExecutions, Executions);
        await using var client = service.CreateClient();

        Assert.Empty(await GetAsync(client));
        Assert.Single(await GetAsync(client));

        Assert.Equal([Known, Documented, Documented], GetStatuses(service));
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
        await using var service = await CannedService.StartAsync(NoExecutions, Refusal, Executions);
        await using var client = service.CreateClient();
        Assert.Empty(await GetAsync(client));
        Assert.Single(await GetAsync(client));

        await using var accepting = await CannedService.StartAsync(Executions, Refusal);
        await using var accepted = accepting.CreateClient();
        Assert.Single(await GetAsync(accepted));
        await Assert.ThrowsAsync<InsightsServiceException>(() => GetAsync(accepted));

        Assert.Equal([Known, Known, Documented], GetStatuses(service));
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
        await using var service = await CannedService.StartAsync(Refusal, Executions);
        using var telemetry = new TelemetryRecorder();
        await using var client = service.CreateClient(telemetry.AddTo);

        Assert.Single(await GetAsync(client));

        Assert.Equal([(400, null), (200, null)], telemetry.ClientSpans.Select(span => (span.GetTagItem("http.response.status_code"), span.GetTagItem("error.type"))));
        Assert.DoesNotContain(telemetry.Events, entry => entry.Level >= LogLevel.Warning);
    }

    private static Task<List<ReportExecution>> GetAsync(InsightsClient client) => client.GetExecutionsAsync("r1", cancellationToken: Cancel).ToListAsync(Cancel).AsTask();

    private static IEnumerable<string> GetStatuses(CannedService service) => GetRequests(service).Select(request => request.Statuses);

    private static IEnumerable<(string Statuses, string Latest)> GetRequests(CannedService service) =>
        service.Requests.Select(request => (request.Query["executionStatus"], request.Query["getLatestExecution"]));
}
