using System.Net;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Create requests whose responses are lost: the service has created the item, and the client cannot know.</summary>
public sealed class LostResponseTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.SubscriptionId);

    [Theory]
    [InlineData("ScheduledQueries")]
    [InlineData("ScheduledReport")]
    public async Task A_created_resource_is_found_and_not_created_twice(string resource)
    {
        using var losing = new LosingHandler(resource, responsesToLose: 1);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);

        Assert.Equal(300, await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Single(local.Service.Requests, r => r.Method == "POST" && r.Path.EndsWith(resource, StringComparison.Ordinal));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Theory]
    [InlineData("ScheduledQueries")]
    [InlineData("ScheduledReport")]
    public async Task A_request_that_never_arrived_is_sent_again(string resource)
    {
        using var losing = new LosingHandler(resource, responsesToLose: 1, isRequestLost: true);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);

        Assert.Equal(300, await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Single(local.Service.Requests, r => r.Method == "POST" && r.Path.EndsWith(resource, StringComparison.Ordinal));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Theory]
    [InlineData("ScheduledQueries")]
    [InlineData("ScheduledReport")]
    public async Task A_run_that_is_canceled_while_it_creates_leaves_nothing(string resource)
    {
        using var cancellation = new CancellationTokenSource();
        using var losing = new LosingHandler(resource, responsesToLose: 1, instead: cancellation.Cancel);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await local.Client.RunAsync(Ids, cancellation.Token).CountAsync(CancellationToken.None));

        Assert.Contains(local.Service.Requests, r => r.Method == "POST" && r.Path.EndsWith(resource, StringComparison.Ordinal));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_deletion_whose_response_is_lost_is_not_an_error()
    {
        using var losing = new LosingHandler("ScheduledReport/", responsesToLose: 1, method: HttpMethod.Delete);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);

        Assert.Equal(300, await local.Client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateQueryAsync_creates_one_query(bool isRequestLost)
    {
        using var losing = new LosingHandler("ScheduledQueries", responsesToLose: 1, isRequestLost);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);
        await CreateQueryAsync(local);
        local.Time.Advance(TimeSpan.FromHours(1));
        losing.Reset();

        // The existing query has the same name and text, but is an hour old, so it is another one.
        var created = await CreateQueryAsync(local);

        var all = await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: Cancel).ToListAsync(Cancel);
        Assert.Equal(2, all.Count);
        Assert.Equal(created.QueryId, all.MaxBy(q => q.CreatedTime)!.QueryId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateReportAsync_creates_one_report(bool isRequestLost)
    {
        using var losing = new LosingHandler("ScheduledReport", responsesToLose: 1, isRequestLost);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);
        var query = await CreateQueryAsync(local);

        var now = await local.Client.CreateReportAsync(query.QueryId, new ImmediateReport { ReportName = "Now" }, Cancel);
        losing.Reset();
        var later = await local.Client.CreateReportAsync(query.QueryId, new ReportSchedule { ReportName = "Later" }, Cancel);

        var all = await local.Client.GetReportsAsync(cancellationToken: Cancel).Select(r => r.ReportId).ToListAsync(Cancel);
        Assert.Equal([now.ReportId, later.ReportId], all.OrderBy(id => id == later.ReportId));
    }

    [Fact]
    public async Task Two_possible_matches_are_reported_and_no_third_is_created()
    {
        using var losing = new LosingHandler("ScheduledQueries", responsesToLose: 0);
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = losing);
        await CreateQueryAsync(local);
        losing.Reset(responsesToLose: 1);

        var error = await Assert.ThrowsAsync<InsightsException>(() => CreateQueryAsync(local));

        Assert.Contains("has 2 recent resources with this name", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await local.CountRemainingAsync()).Queries);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task A_lookup_that_fails_reports_what_may_exist(int status)
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);
        local.Service.Faults.Add(InsightsOperation.ListQueries, LocalServiceFault.ErrorStatus(status), times: 100);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => CreateQueryAsync(local));

        Assert.StartsWith("The response to the creation of the query 'Ids' was lost, and the client could not find out whether it exists: the service may have created it.", error.Message, StringComparison.Ordinal);
        Assert.Contains($"The service refused 'get queries' with {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal((HttpStatusCode)status, Assert.IsType<InsightsServiceException>(error.InnerException).StatusCode);
        Assert.Single(local.Service.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task A_lookup_that_cannot_be_read_reports_what_may_exist()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("", 500), new CannedResponse("[]"));
        await using var client = service.CreateClient(options => (options.MaxRetries, options.RetryDelay) = (1, TimeSpan.Zero));

        var error = await Assert.ThrowsAsync<InsightsException>(() => client.CreateQueryAsync("Mine", Ids, cancellationToken: Cancel));

        Assert.StartsWith("The response to the creation of the query 'Mine' was lost", error.Message, StringComparison.Ordinal);
        Assert.Equal("get queries", error.Operation);
        Assert.False(error.IsTransient);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<SavedQuery> CreateQueryAsync(LocalServiceHost local) => local.Client.CreateQueryAsync("Ids", Ids, cancellationToken: Cancel);

    private sealed class LosingHandler(string resource, int responsesToLose, bool isRequestLost = false, Action? instead = null, HttpMethod? method = null)
        : DelegatingHandler(new SocketsHttpHandler())
    {
        private int left = responsesToLose;

        public void Reset(int responsesToLose = 1) => left = responsesToLose;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isLost = request.Method == (method ?? HttpMethod.Post)
                && request.RequestUri!.AbsolutePath.Contains("/" + resource, StringComparison.Ordinal)
                && Interlocked.Decrement(ref left) >= 0;
            if (isLost && isRequestLost)
            {
                throw new HttpRequestException("planted loss");
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (!isLost)
            {
                return response;
            }

            response.Dispose();
            instead?.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            throw new HttpRequestException("planted loss");
        }
    }
}
