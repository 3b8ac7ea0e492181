using Insights.Typed.LocalService;

namespace Insights.Typed.AspNetCore.Tests;

/// <summary>The local service, on a clock that the test moves, and a client.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly InsightsLocalService service;

    private Service(InsightsLocalService service, ManualTimeProvider time)
    {
        this.service = service;
        Time = time;
        Client = new InsightsClient(InsightsCredential.FromToken(service.AccessToken), new InsightsClientOptions { BaseAddress = service.BaseAddress, TimeProvider = time });
    }

    public ManualTimeProvider Time { get; }

    public InsightsClient Client { get; }

    public static async Task<Service> StartAsync()
    {
        var time = new ManualTimeProvider();
        return new Service(
            await InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 10, TimeProvider = time }, TestContext.Current.CancellationToken), time);
    }

    /// <summary>Schedules a report for tomorrow and every day after that.</summary>
    public async Task<InsightsReport> ScheduleAsync(Uri callbackUrl, HttpMethod? callbackMethod = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var query = await Client.CreateQueryAsync("Seats", Datasets.DynamicsUsage.Select(x => x.AssignedSeats), cancellationToken: cancel);
        return await Client.CreateReportAsync(
            query.QueryId,
            new ReportSchedule
            {
                ReportName = "Seats",
                StartTime = Tomorrow,
                RecurrenceInterval = 24,
                CallbackUrl = callbackUrl,
                CallbackMethod = callbackMethod,
            },
            cancel);
    }

    /// <summary>Lets the next execution complete.</summary>
    public void NextDay() => Time.Now = Tomorrow.UtcDateTime.AddSeconds(1);

    /// <summary>A client that gets executions only when it is called back, and never by polling.</summary>
    public InsightsClient NewWatcher() => new(InsightsCredential.FromToken(service.AccessToken), new InsightsClientOptions
    {
        BaseAddress = service.BaseAddress,
        TimeProvider = new AutoAdvanceTimeProvider(new DateTimeOffset(Time.Now, TimeSpan.Zero)),
        RequestTimeout = AutoAdvanceTimeProvider.Never,
        WatchInterval = AutoAdvanceTimeProvider.Never,
    });

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await service.DisposeAsync();
    }

    public DateTimeOffset Tomorrow => new(Time.Now.Date.AddDays(1), TimeSpan.Zero);
}
