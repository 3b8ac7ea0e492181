using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>After a lost response, only the resource that was requested is adopted and deleted.</summary>
public sealed class AdoptedResourceTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.SubscriptionId);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(" Nightly ", "SELECT SubscriptionId FROM DynamicsUsage")]
    [InlineData("Nightly", " select  SubscriptionId from DynamicsUsage\n")]
    public async Task White_space_in_a_query_does_not_create_it_twice(string name, string text)
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.GetReportsAsync(cancellationToken: Cancel).CountAsync(Cancel);
        local.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);

        var query = await local.Client.CreateQueryAsync(name, text, cancellationToken: Cancel);

        Assert.Equal("Nightly", query.Name);
        Assert.Equal((1, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task White_space_around_a_name_does_not_create_a_report_twice()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = await local.Client.CreateQueryAsync("Nightly", Ids, cancellationToken: Cancel);
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);

        var report = await local.Client.CreateReportAsync(query.QueryId, new ReportSchedule { ReportName = " Nightly " }, Cancel);

        Assert.Equal("Nightly", report.ReportName);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Theory]
    [InlineData(InsightsOperation.CreateQuery)]
    [InlineData(InsightsOperation.CreateReport)]
    public async Task A_service_that_ignores_filters_does_not_lead_to_the_resource_of_another_person(InsightsOperation operation)
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new UnfilteredHandler());
        var other = await local.Client.CreateScheduledReportAsync(Datasets.DynamicsUsage.Select(x => x.AssignedSeats), new ReportSchedule { ReportName = "Other" }, Cancel);
        local.Service.Faults.Add(operation, LocalServiceFault.ErrorStatus(503), times: 100);

        await Assert.ThrowsAnyAsync<InsightsException>(async () => await local.Client.RunAsync(Ids, Cancel).CountAsync(Cancel));
        await Assert.ThrowsAnyAsync<InsightsException>(() => local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Mine" }, Cancel));

        Assert.Equal(other.ReportId, (await local.Client.GetScheduledReportAsync(other.Query, other.ReportId, cancellationToken: Cancel)).ReportId);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_service_that_ignores_filters_does_not_lead_to_another_item()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new UnfilteredHandler());
        var first = await local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "First" }, Cancel);
        var other = await local.Client.CreateScheduledReportAsync(Datasets.DynamicsUsage.Select(x => x.AssignedSeats), new ReportSchedule { ReportName = "Other" }, Cancel);
        var executions = await first.WatchAsync(cancellationToken: Cancel).Take(2).ToListAsync(Cancel);

        foreach (var report in new[] { first.Report, other.Report })
        {
            Assert.Equal(report.ReportId, (await local.Client.GetReportsAsync(reportId: report.ReportId, cancellationToken: Cancel).SingleAsync(Cancel)).ReportId);
            Assert.Equal(report.ReportId, (await local.Client.GetReportsAsync(reportName: report.ReportName, cancellationToken: Cancel).SingleAsync(Cancel)).ReportId);
            Assert.Equal(report.ReportId, (await local.Client.GetReportsAsync(queryId: report.QueryId, cancellationToken: Cancel).SingleAsync(Cancel)).ReportId);
            var query = await local.Client.GetQueriesAsync(report.QueryId, cancellationToken: Cancel).SingleAsync(Cancel);
            Assert.Equal(report.QueryId, query.QueryId);
            Assert.Equal(report.QueryId, (await local.Client.GetQueriesAsync(queryName: query.Name, cancellationToken: Cancel).SingleAsync(Cancel)).QueryId);
        }

        foreach (var execution in executions)
        {
            Assert.Equal(execution.ExecutionId, (await local.Client.GetExecutionsAsync(first.ReportId, [execution.ExecutionId], cancellationToken: Cancel).SingleAsync(Cancel)).ExecutionId);
        }

        Assert.Empty(await local.Client.GetReportsAsync(reportId: "absent", cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_service_that_ignores_filters_does_not_lead_to_another_dataset_or_origin()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new UnfilteredHandler());
        var mine = await local.Client.CreateQueryAsync("Mine", Ids, cancellationToken: Cancel);

        var dataset = await local.Client.GetDatasetsAsync("SeatsSubscriptionsAndRevenue", Cancel).SingleAsync(Cancel);
        var created = await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: Cancel).ToListAsync(Cancel);
        var system = await local.Client.GetQueriesAsync(origin: QueryOrigin.System, cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal("SeatsSubscriptionsAndRevenue", dataset.DatasetName);
        Assert.Empty(await local.Client.GetDatasetsAsync("Absent", Cancel).ToListAsync(Cancel));
        Assert.Equal([mine.QueryId], created.Select(query => query.QueryId));
        Assert.Contains(SystemQueries.DynamicsUsage.QueryId, system.Select(query => query.QueryId));
        Assert.DoesNotContain(mine.QueryId, system.Select(query => query.QueryId));
    }

    [Fact]
    public async Task A_service_that_ignores_filters_does_not_lead_to_an_earlier_or_incomplete_execution()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new UnfilteredHandler());
        var report = await local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Mine", RecurrenceInterval = 24, RecurrenceCount = 2 }, Cancel);
        var executions = await report.WatchAsync(cancellationToken: Cancel).Take(2).ToListAsync(Cancel);

        Assert.Equal(executions[1].ExecutionId, (await local.Client.GetExecutionsAsync(report.ReportId, latestOnly: true, cancellationToken: Cancel).SingleAsync(Cancel)).ExecutionId);
        Assert.Empty(await report.GetExecutionsAsync([ExecutionStatus.Paused], Cancel).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData("queryId")]
    [InlineData("reportName")]
    public async Task A_report_whose_response_is_lost_is_not_created_twice_if_the_service_does_not_identify_it(string field)
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new OmittingHandler(field));
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);
        var query = await local.Client.CreateQueryAsync("Mine", Ids, cancellationToken: Cancel);

        var error = await Assert.ThrowsAsync<InsightsException>(() => local.Client.CreateReportAsync(query.QueryId, new ReportSchedule { ReportName = "Nightly" }, Cancel));

        Assert.Contains("None was created again, to avoid a duplicate", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_schedule_whose_response_is_lost_is_not_created_twice_and_keeps_its_query_if_the_service_omits_it()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new OmittingHandler("queryId"));
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);

        var error = await Assert.ThrowsAnyAsync<InsightsException>(() => local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Nightly" }, Cancel));

        Assert.Contains("None was created again, to avoid a duplicate", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("The report may have been scheduled; the service may still have", (string?)error.Data[InsightsException.RemainingResourcesKey], StringComparison.Ordinal);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    /// <summary>Removes the filters from requests, and requests all executions, since the service lists the latest completed one if a request states nothing.</summary>
    private sealed class UnfilteredHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private static readonly string[] Filters =
        [
            "reportId=", "reportName=", "queryId=", "queryName=", "includeSystemQueries=", "includeOnlySystemQueries=", "datasetName=",
            "executionId=", "executionStatus=", "getLatestExecution=",
        ];

        private static readonly string[] AllExecutions = ["executionStatus=Pending;Running;Paused;Completed", "getLatestExecution=false"];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                var others = request.RequestUri!.Query.TrimStart('?').Split('&').Where(pair => !Filters.Any(filter => pair.StartsWith(filter, StringComparison.Ordinal)));
                var all = request.RequestUri.AbsolutePath.Contains("/execution/", StringComparison.Ordinal) ? others.Concat(AllExecutions) : others;
                request.RequestUri = new Uri(request.RequestUri.GetLeftPart(UriPartial.Path) + '?' + string.Join('&', all));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Removes a field from lists of reports.</summary>
    private sealed class OmittingHandler(string field) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/ScheduledReport", StringComparison.Ordinal))
            {
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(text.Replace($"\"{field}\":", "\"omitted\":", StringComparison.Ordinal), Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
