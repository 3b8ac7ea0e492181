using System.Net;

namespace Insights.Typed.Client.Tests.Operations;

/// <summary>Lists of queries and reports.</summary>
public sealed class ListTests
{
    private static readonly CannedResponse Queries = CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery);

    [Theory]
    [InlineData(null, null, QueryOrigin.Any, "?includeSystemQueries=true")]
    [InlineData(null, null, QueryOrigin.Created, "?includeSystemQueries=false")]
    [InlineData(null, null, QueryOrigin.System, "?includeOnlySystemQueries=true")]
    [InlineData("q1", "A & B", QueryOrigin.Any, "?queryId=q1&queryName=A%20%26%20B&includeSystemQueries=true")]
    public async Task Queries_are_requested_by_their_filters(string? id, string? name, QueryOrigin origin, string sent)
    {
        var request = await OperationCall.SentAsync((client, cancel) => client.GetQueriesAsync(id, name, origin, cancel).ToListAsync(cancel).AsTask(), Queries);

        Assert.Equal("GET ScheduledQueries" + sent, request.Line);
    }

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData("r1", null, null, "?reportId=r1")]
    [InlineData("r1", "Größe", "q1", "?reportId=r1&reportName=Gr%C3%B6%C3%9Fe&queryId=q1")]
    public async Task Reports_are_requested_by_their_filters(string? id, string? name, string? queryId, string sent)
    {
        var request = await OperationCall.SentAsync((client, cancel) => client.GetReportsAsync(id, name, queryId, cancel).ToListAsync(cancel).AsTask());

        Assert.Equal("GET ScheduledReport" + sent, request.Line);
    }

    [Fact]
    public async Task The_documented_shapes_are_read()
    {
        await using var service = await CannedService.StartAsync(Queries, CannedResponse.FromDocumentation(DocumentedResponse.CreatedReport));
        await using var client = service.CreateClient();

        var query = await client.GetQueriesAsync(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        var report = await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal("7d19305c-56db-4edc-b776-428340e3a9c8", query.QueryId);
        Assert.Equal("cdc61cfe-d028-4333-a215-a1df51ccbfd4", report.ReportId);
        Assert.Equal((ReportStatus.Active, ReportFormat.Csv), (report.ReportStatus, report.Format));
    }

    [Fact]
    public async Task A_next_page_is_requested_only_when_it_is_read()
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(new CannedResponse($$"""{"value":[{"queryId":"q1"}],"nextLink":"{{service.BaseAddress}}ScheduledQueries?page=2"}"""));
        service.AddResponse(new CannedResponse("""{"value":[{"queryId":"q2"}],"nextLink":null}"""));
        await using var client = service.CreateClient();
        var queries = client.GetQueriesAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(service.Requests);
        Assert.Equal("q1", (await queries.FirstAsync(TestContext.Current.CancellationToken)).QueryId);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_gives_an_empty_list()
    {
        var none = CannedResponse.Error(404, "No item found with given filters");
        await using var service = await CannedService.StartAsync(none, none, none);
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        Assert.Empty(await client.GetQueriesAsync("q1", cancellationToken: cancel).ToListAsync(cancel));
        Assert.Empty(await client.GetReportsAsync("r1", cancellationToken: cancel).ToListAsync(cancel));
        Assert.Empty(await client.GetDatasetsAsync("Nothing", cancel).ToListAsync(cancel));
    }

    [Theory]
    [InlineData(404, "Resource not found")]
    [InlineData(400, "no item found with given filters")]
    public async Task Any_other_refusal_is_an_error(int status, string reason)
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(status, reason));
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await client.GetReportsAsync("r1", cancellationToken: cancel).ToListAsync(cancel));

        Assert.Equal(("get reports", (HttpStatusCode)status), (error.Operation, error.StatusCode));
    }

    [Fact]
    public async Task A_further_page_that_is_missing_is_an_error()
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(new CannedResponse($$"""{"value":[{"reportId":"r1"}],"nextLink":"{{service.BaseAddress}}ScheduledReport?page=2"}"""));
        service.AddResponse(CannedResponse.Error(404, "no item found with given filters"));
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<InsightsServiceException>(async () => await client.GetReportsAsync(cancellationToken: cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task An_empty_filter_is_refused()
    {
        Assert.Equal("queryName", (await OperationCall.RefusedAsync((client, cancel) => client.GetQueriesAsync(null, "", cancellationToken: cancel).ToListAsync(cancel).AsTask())).ParamName);
        Assert.Equal("queryId", (await OperationCall.RefusedAsync((client, cancel) => client.GetReportsAsync(queryId: " ", cancellationToken: cancel).ToListAsync(cancel).AsTask())).ParamName);
        Assert.Equal("datasetName", (await OperationCall.RefusedAsync((client, cancel) => client.GetDatasetsAsync("", cancel).ToListAsync(cancel).AsTask())).ParamName);
        Assert.Equal("origin", (await OperationCall.RefusedAsync((client, cancel) => client.GetQueriesAsync(origin: (QueryOrigin)9, cancellationToken: cancel).ToListAsync(cancel).AsTask())).ParamName);
    }
}
