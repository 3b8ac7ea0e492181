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

    private sealed class UnfilteredHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (request.Method == HttpMethod.Get && (path.EndsWith("/ScheduledReport", StringComparison.Ordinal) || path.EndsWith("/ScheduledQueries", StringComparison.Ordinal)))
            {
                request.RequestUri = new Uri(request.RequestUri.GetLeftPart(UriPartial.Path));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
