using System.Text;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>The service checks the start of a report when the request arrives, which can be long after the client was called.</summary>
public sealed class DefaultStartTests
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);
    private static readonly ReportSchedule Schedule = new() { ReportName = "Seats", RecurrenceInterval = 24 };
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_default_start_follows_the_delay_that_the_service_requests()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.Throttled(Delay));

        var report = await local.Client.CreateScheduledReportAsync(Seats, Schedule, Token);

        AssertDefaultStart(Delay, report.Report);
    }

    [Fact]
    public async Task A_default_start_of_a_query_that_exists_follows_the_delay_too()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = await local.Client.CreateQueryAsync("Seats", Seats, cancellationToken: Token);
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.Throttled(Delay));

        AssertDefaultStart(Delay, await local.Client.CreateReportAsync(query.QueryId, Schedule, Token));
    }

    [Fact]
    public async Task A_default_start_follows_the_wait_of_a_handler()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new WaitingHandler(options.TimeProvider));

        var report = await local.Client.CreateScheduledReportAsync(Seats, Schedule, Token);

        // The creation of the query waits, too.
        AssertDefaultStart(2 * Delay, report.Report);
    }

    [Fact]
    public async Task A_start_of_the_caller_stays_the_same()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = new WaitingHandler(options.TimeProvider));
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.Throttled(Delay));

        var report = await local.Client.CreateScheduledReportAsync(Seats, Schedule with { StartTime = Now.AddHours(5) }, Token);

        Assert.Equal(Now.AddHours(5), report.Report.StartTime);
    }

    /// <summary>Such as one that logs or signs the bodies.</summary>
    [Fact]
    public async Task A_handler_can_read_the_body_synchronously()
    {
        var handler = new ReadingHandler();
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = handler);

        var report = await local.Client.CreateScheduledReportAsync(Seats, Schedule, Token);

        AssertDefaultStart(TimeSpan.Zero, report.Report);
        Assert.Equal(2, handler.Bodies.Count);
        Assert.All(handler.Bodies, body => Assert.StartsWith("{", body, StringComparison.Ordinal));
        Assert.Contains("\"Seats\"", handler.Bodies[1], StringComparison.Ordinal);
    }

    private static void AssertDefaultStart(TimeSpan delay, InsightsReport report) =>
        Assert.Equal(Now.AddHours(4).AddMinutes(5) + delay, report.StartTime!.Value, TimeSpan.FromMinutes(2));

    /// <summary>Waits before each creation, as one that limits the rate of requests.</summary>
    private sealed class WaitingHandler(TimeProvider time) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                await Task.Delay(Delay, time, cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Reads the body of each creation, in both synchronous ways, before it is sent.</summary>
    private sealed class ReadingHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public List<string> Bodies { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                using var copy = new MemoryStream();
                request.Content!.CopyTo(copy, context: null, cancellationToken);
                Assert.Equal(copy.Length, request.Content.ReadAsStream(cancellationToken).Length);
                Bodies.Add(Encoding.UTF8.GetString(copy.ToArray()));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
