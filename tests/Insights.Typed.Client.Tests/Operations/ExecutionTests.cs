
namespace Insights.Typed.Client.Tests.Operations;

/// <summary>The executions of a report.</summary>
public sealed class ExecutionTests
{
    private static readonly CannedResponse Executions = CannedResponse.FromDocumentation(DocumentedResponse.Executions);

    [Theory]
    [InlineData("PartnerInsights")]
    [InlineData("Marketplace")]
    [InlineData("AppsAndGames")]
    public async Task All_known_statuses_are_requested_by_name(string program)
    {
        await using var service = await CannedService.StartAsync(Executions);
        await using var client = service.CreateClient(options => options.Program = InsightsProgram.Parse(program));

        await client.GetExecutionsAsync("r1", cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal("GET ScheduledReport/execution/r1?executionStatus=Pending%3BRunning%3BPaused%3BCompleted%3BFailed&getLatestExecution=false", Assert.Single(service.Requests).Line);
    }

    [Fact]
    public async Task Executions_are_requested_by_their_filters()
    {
        var request = await OperationCall.SentAsync(
            (client, cancel) => client.GetExecutionsAsync("r1", ["e1", "e2"], [ExecutionStatus.Running, new("Postponed")], latestOnly: true, cancel).ToListAsync(cancel).AsTask(),
            Executions);

        Assert.Equal("GET ScheduledReport/execution/r1?executionId=e1%3Be2&executionStatus=Running%3BPostponed&getLatestExecution=true", request.Line);
    }

    /// <summary>The service documents no order, and could ignore each filter. A file that is still to be written is the latest; a failed execution has no time.</summary>
    [Theory]
    [InlineData(null, null, false, "e1 e4 e3 e2 e0")]
    [InlineData(null, "Completed", false, "e1 e2 e0")]
    [InlineData(null, "Failed,Running", false, "e4 e3")]
    [InlineData(null, "Completed,Paused,Running,Pending", false, "e1 e3 e2 e0")]
    [InlineData(null, " Failed", false, "e4")]
    [InlineData(null, "Postponed", false, "")]
    [InlineData(" e1 ", null, false, "e1")]
    [InlineData("E1,e2", null, true, "e2")]
    [InlineData("e0,e1", null, true, "e1")]
    [InlineData(null, "Completed", true, "e2")]
    [InlineData(null, "Failed", true, "e4")]
    [InlineData(null, "Paused", true, "")]
    [InlineData(null, null, true, "e3")]
    public async Task Filters_are_applied_to_the_response_again(string? ids, string? statuses, bool latestOnly, string expected)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(
            """
            {
              "value": [
                {"executionId":"e1","executionStatus":"Completed","reportGeneratedTime":"2026-03-09T00:00:00Z"},
                {"executionId":"e4","executionStatus":"Failed"},
                {"executionId":"e3","executionStatus":"Running"},
                {"executionId":"e2","executionStatus":"completed","reportGeneratedTime":"2026-03-10T00:00:00Z"},
                {"executionId":"e0","executionStatus":"Completed"}
              ]
            }
            """));
        await using var client = service.CreateClient();

        var found = await client.GetExecutionsAsync(
                "r1", Split(ids), Split(statuses)?.Select(name => new ExecutionStatus(name)), latestOnly, TestContext.Current.CancellationToken)
            .Select(execution => execution.ExecutionId).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(' ', found));

        static string[]? Split(string? values) => values?.Split(',');
    }

    [Fact]
    public async Task White_space_around_ids_and_statuses_is_not_sent()
    {
        var request = await OperationCall.SentAsync(
            (client, cancel) => client.GetExecutionsAsync("r1", [" e1 ", "e2\n"], [new(" Running ")], cancellationToken: cancel).ToListAsync(cancel).AsTask(),
            Executions);

        Assert.Equal("GET ScheduledReport/execution/r1?executionId=e1%3Be2&executionStatus=Running&getLatestExecution=false", request.Line);
    }

    [Fact]
    public async Task Pages_are_read_one_after_the_other()
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(new CannedResponse($$"""{"value":[{"executionId":"e1","executionStatus":"Completed","format":"tsv"}],"nextLink":"{{service.BaseAddress}}ScheduledReport/execution/r1?page=2"}"""));
        service.AddResponse(new CannedResponse("""{"value":[{"executionId":"e2","executionStatus":"Postponed"}],"nextLink":null}"""));
        await using var client = service.CreateClient();

        var executions = await client.GetExecutionsAsync("r1", cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["e1", "e2"], executions.Select(e => e.ExecutionId));
        Assert.Equal([ExecutionStatus.Completed, new("Postponed")], executions.Select(e => e.ExecutionStatus));
        Assert.Equal([ReportFormat.Tsv, default], executions.Select(e => e.Format));
    }

    [Fact]
    public async Task Before_the_first_one_the_list_is_empty_but_an_unknown_report_is_an_error()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(404, "No executions have occurred for the given filter conditions"),
            CannedResponse.Error(404, "no item found with given filters"));
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        Assert.Empty(await client.GetExecutionsAsync("r1", cancellationToken: cancel).ToListAsync(cancel));
        await Assert.ThrowsAsync<InsightsServiceException>(async () => await client.GetExecutionsAsync("r1", cancellationToken: cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task Filters_with_another_meaning_are_refused()
    {
        await AssertAsync("executionIds", client => client.GetExecutionsAsync("r1", executionIds: []));
        await AssertAsync("executionIds", client => client.GetExecutionsAsync("r1", executionIds: ["e1;e2"]));
        await AssertAsync("executionIds", client => client.GetExecutionsAsync("r1", executionIds: [""]));
        await AssertAsync("statuses", client => client.GetExecutionsAsync("r1", statuses: []));
        await AssertAsync("statuses", client => client.GetExecutionsAsync("r1", statuses: [default]));

        static async Task AssertAsync(string parameter, Func<InsightsClient, IAsyncEnumerable<ReportExecution>> call) =>
            Assert.Equal(parameter, (await OperationCall.RefusedAsync((client, cancel) => call(client).ToListAsync(cancel).AsTask())).ParamName);
    }

    [Fact]
    public async Task A_call_that_is_canceled_ends()
    {
        await using var service = await CannedService.StartAsync(Executions);
        await using var client = service.CreateClient();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.GetExecutionsAsync("r1", cancellationToken: cancel.Token).CountAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PauseReportAsync("r1", cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateReportAsync("q1", OperationCall.Schedule with { StartTime = DateTimeOffset.UtcNow.AddDays(1) }, cancel.Token));
        Assert.Empty(service.Requests);
    }
}
