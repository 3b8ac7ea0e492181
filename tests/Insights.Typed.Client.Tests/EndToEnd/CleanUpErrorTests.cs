using System.Net;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>A clean-up that fails with an exception of any type keeps the error of the run, and deletes what it can.</summary>
public sealed class CleanUpErrorTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.SubscriptionId);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_error_of_a_run_is_kept_and_the_query_is_deleted()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new FailingHandler(HttpMethod.Delete));
        local.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ErrorStatus(403));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await local.Client.RunAsync(Ids, Cancel).CountAsync(Cancel));

        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Contains("planted", (string?)error.Data[InsightsException.RemainingResourcesKey], StringComparison.Ordinal);
        Assert.Equal((0, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_run_without_an_error_reports_that_of_its_clean_up()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new FailingHandler(HttpMethod.Delete));

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await local.Client.RunAsync(Ids, Cancel).CountAsync(Cancel));

        Assert.IsType<PlantedException>(error.InnerException);
        Assert.Equal((0, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task The_error_of_a_schedule_is_kept_and_a_report_that_may_exist_keeps_its_query()
    {
        // The report that may have been created is looked up before it is deleted.
        await using var local = await LocalServiceHost.StartAsync(client: options => (options.Handler, options.MaxRetries) = (new FailingHandler(HttpMethod.Get), 0));
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ErrorStatus(503));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Nightly" }, Cancel));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        var query = Assert.Single(await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal(
            $"The report may have been scheduled; the service may still have the report (its id is not known) and has its query ({query.QueryId}): planted",
            error.Data[InsightsException.RemainingResourcesKey]);
        Assert.Equal((1, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_report_that_was_created_and_cannot_be_deleted_keeps_its_query()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => (options.Handler, options.MaxRetries) = (new FailingHandler(HttpMethod.Delete), 0));
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);

        var error = await Assert.ThrowsAsync<InsightsException>(() => local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Nightly" }, Cancel));

        var report = Assert.Single(await local.Client.GetReportsAsync(cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Equal(
            $"The report may have been scheduled; the service may still have the report ({report.ReportId}) and has its query ({report.QueryId}): planted",
            error.Data[InsightsException.RemainingResourcesKey]);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_query_without_a_report_that_cannot_be_deleted_is_reported()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ErrorStatus(400));
        local.Service.Faults.Add(InsightsOperation.DeleteQuery, LocalServiceFault.ErrorStatus(403));

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Nightly" }, Cancel));

        var query = Assert.Single(await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.StartsWith(
            $"No report was scheduled, but the service may still have its query ({query.QueryId}): The service refused 'delete query' with 403",
            (string?)error.Data[InsightsException.RemainingResourcesKey],
            StringComparison.Ordinal);
        Assert.Equal((1, 0), await local.CountRemainingAsync());
    }

    private sealed class PlantedException() : Exception("planted");

    /// <summary>Throws an exception of its type for requests about reports.</summary>
    private sealed class FailingHandler(HttpMethod method) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == method && request.RequestUri!.AbsolutePath.Contains("/ScheduledReport", StringComparison.Ordinal) && !request.RequestUri.AbsolutePath.Contains("/execution/", StringComparison.Ordinal)
                ? throw new PlantedException()
                : base.SendAsync(request, cancellationToken);
    }
}
