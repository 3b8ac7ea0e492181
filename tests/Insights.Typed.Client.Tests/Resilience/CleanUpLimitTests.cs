using System.Net;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>A clean-up has one time limit for all its retries. A handler can leave its waits out of the limit, and the limit continues after each.</summary>
public sealed class CleanUpLimitTests
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_retries_of_a_deletion_do_not_extend_its_time_limit()
    {
        // Waits that are shorter than a day end at once on this clock.
        await using var local = await LocalServiceHost.StartAsync(client: options =>
        {
            options.Handler = new SuspendingHandler(options.TimeProvider);
            options.RequestTimeout = TimeSpan.FromHours(48);
            options.RetryTimeout = TimeSpan.FromDays(365);
            options.MaxRetries = 10;
        });
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ErrorStatus(400));
        local.Service.Faults.Add(InsightsOperation.DeleteQuery, LocalServiceFault.Throttled(TimeSpan.FromHours(20)), 20);

        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.CreateScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token));

        // The attempts are at 0, 20 and 40 hours without the waits of the handler; the fourth would be after the limit.
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.StartsWith("No report was scheduled, but the service may still have its query", (string?)error.Data[InsightsException.RemainingResourcesKey], StringComparison.Ordinal);
        Assert.Equal(3, local.Service.Requests.Count(request => request.Method == "DELETE"));
    }

    /// <summary>Waits before each request, as one that limits the rate of requests.</summary>
    private sealed class SuspendingHandler(TimeProvider time) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private static readonly HttpRequestOptionsKey<Action<bool>> Key = new("Insights.Typed.SuspendTimeLimit");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var suspend = request.Options.TryGetValue(Key, out var found) ? found : throw new InvalidOperationException("The request has no time limit.");
            suspend(true);
            await Task.Delay(TimeSpan.FromHours(10), time, cancellationToken);
            suspend(false);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
