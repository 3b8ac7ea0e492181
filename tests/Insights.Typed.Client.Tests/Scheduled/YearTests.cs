using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>A nightly report for a year, on a separate clock, with occasional faults and restarts of the program.</summary>
public sealed class YearTests
{
    private const int Nights = 365;

    private static readonly InsightsQuery<(Guid Id, DateOnly Month, string Name)> Rows =
        Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => (x.SubscriptionId, x.Month, x.CustomerName));

    private static readonly InsightsOperation[] Operations =
        [InsightsOperation.ListReports, InsightsOperation.ListExecutions, InsightsOperation.Download];

    private static readonly LocalServiceFault[] Faults =
    [
        LocalServiceFault.Throttled(TimeSpan.FromSeconds(90)), LocalServiceFault.Throttled(TimeSpan.FromMinutes(3), asDate: true),
        LocalServiceFault.ErrorStatus(408), LocalServiceFault.ErrorStatus(500), LocalServiceFault.ErrorStatus(502), LocalServiceFault.ErrorStatus(503),
        LocalServiceFault.HtmlPage(), LocalServiceFault.HtmlPage(503), LocalServiceFault.EmptyBody, LocalServiceFault.TruncatedBody,
        LocalServiceFault.ClosedConnection, LocalServiceFault.LostResponse, LocalServiceFault.CutAfter(100), LocalServiceFault.Delayed(TimeSpan.FromMinutes(2)),
        LocalServiceFault.BrokenCompression, LocalServiceFault.Trickling(200, TimeSpan.FromSeconds(1)), LocalServiceFault.ErrorStatus(403),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The environment variable INSIGHTS_SOAK=N tries N years.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Soak.Times(1))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_night_is_read_once(int seed)
    {
        var random = new Random(seed);
        await using var local = await LocalServiceHost.StartAsync(
            service => service.RowsPerDataset = 40,
            client => client.WatchInterval = TimeSpan.FromHours(7));
        var id = (await local.Client.CreateScheduledReportAsync(
            Rows, new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, RecurrenceCount = Nights }, Cancel)).ReportId;
        var nights = new List<(string Id, DateTimeOffset Time)>();
        var (faults, restarts) = (0, 0);

        while (nights.Count < Nights)
        {
            try
            {
                await NightsUntilKilledAsync();
            }
            catch (InsightsException)
            {
                // Like a supervised worker: it is restarted, and resumes where it stopped.
            }

            restarts++;
            Assert.InRange(restarts, 1, 10 * Nights);
        }

        Assert.Equal(Nights, nights.Select(n => n.Id).Distinct().Count());
        Assert.All(nights.Zip(nights.Skip(1)), pair => Assert.Equal(TimeSpan.FromDays(1), pair.Second.Time - pair.First.Time));
        TestContext.Current.SendDiagnosticMessage("A year: {0} nights, {1} faults, {2} restarts, {3} requests at least", nights.Count, faults, restarts, local.Service.Requests.Count);
        Assert.InRange(faults, 100, 100_000);

        async Task NightsUntilKilledAsync()
        {
            var report = await local.Client.GetScheduledReportAsync(Rows, id, cancellationToken: Cancel);
            await foreach (var execution in report.WatchAsync(after: nights.LastOrDefault().Id, signal: PlantAsync, cancellationToken: Cancel))
            {
                Plant();
                var rows = await report.ReadAsync(execution, cancellationToken: Cancel).ToListAsync(Cancel);
                Assert.Equal(40, rows.Count);
                nights.Add((execution.ExecutionId, execution.ReportGeneratedTime!.Value));
                if (random.Next(30) == 0)
                {
                    return;
                }
            }
        }

        // Never signals: it is only called for each wait.
        Task PlantAsync(CancellationToken cancellationToken)
        {
            Plant();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        void Plant()
        {
            if (random.Next(3) == 0)
            {
                faults++;
                local.Service.Faults.Add(random.GetItems(Operations, 1)[0], random.GetItems(Faults, 1)[0], random.Next(1, 4));
            }
        }
    }
}
