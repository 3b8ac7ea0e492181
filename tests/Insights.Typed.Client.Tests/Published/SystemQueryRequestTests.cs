
namespace Insights.Typed.Client.Tests.Published;

/// <summary>The requests for a system query, which the service has already.</summary>
public sealed class SystemQueryRequestTests
{
    private const string Id = "6209a8fd-93af-442e-8b3f-3df0f77e8463";

    [Fact]
    public async Task A_preview_names_the_query_by_its_id_alone()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("""{"value":[]}"""));
        await using var client = service.CreateClient();

        Assert.Empty(await client.PreviewAsync(SystemQueries.DynamicsUsage, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        var request = Assert.Single(service.Requests);
        Assert.Equal("ScheduledQueries/testQueryResult", request.Path);
        Assert.Equal([new("queryId", Id)], request.Query);
    }

    [Fact]
    public async Task A_run_creates_and_deletes_a_report_and_nothing_else()
    {
        await using var local = await LocalServiceHost.StartAsync();

        await local.Client.RunAsync(SystemQueries.DynamicsUsage, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["POST ScheduledReport", "DELETE ScheduledReport"],
            local.Service.Requests.Where(r => r.Method != "GET").Select(r => $"{r.Method} {r.Path.Split('/')[4].Split('?')[0]}"));
    }

    [Fact]
    public async Task A_refused_report_is_reported_and_no_query_is_deleted()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(400, "invalid QueryId"));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await client.RunAsync(SystemQueries.DynamicsUsage, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal("create report", error.Operation);
        var request = Assert.Single(service.Requests);
        Assert.Contains($"\"QueryId\":\"{Id}\"", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_left_by_a_run_are_reported_without_a_query()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.FromDocumentation(DocumentedResponse.CreatedReport),
            CannedResponse.Error(500, "broken"),
            CannedResponse.Error(503, "service unavailable"));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await client.RunAsync(SystemQueries.DynamicsUsage, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal("get executions", error.Operation);
        var remaining = Assert.IsType<string>(error.Data["Insights.Typed.RemainingResources"]);
        Assert.Contains("report (cdc61cfe-d028-4333-a215-a1df51ccbfd4)", remaining, StringComparison.Ordinal);
        Assert.Contains("query (none created)", remaining, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateQueryAsync_copies_the_text_of_a_system_query()
    {
        await using var local = await LocalServiceHost.StartAsync();

        var copy = await local.Client.CreateQueryAsync("Mine", SystemQueries.ResellerPerformance, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("Mine", "userDefined"), (copy.Name, copy.Type));
        Assert.NotEqual(SystemQueries.ResellerPerformance.QueryId, copy.QueryId);
        Assert.Equal(SystemQueries.ResellerPerformance.ToString(), copy.Query);
        Assert.EndsWith(" FROM CloudProductsResellerPerformance TIMESPAN LAST_6_MONTHS", copy.Query, StringComparison.Ordinal);
        await local.Client.DeleteQueryAsync(copy.QueryId, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }
}
