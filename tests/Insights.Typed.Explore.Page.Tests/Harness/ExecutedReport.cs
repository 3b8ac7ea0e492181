using Insights.Typed.LocalService;

namespace Insights.Typed.Explore.Page.Tests.Harness;

/// <summary>A service with a report that was executed on three days.</summary>
internal static class ExecutedReport
{
    public static async Task<ServedPage> StartAsync()
    {
        var clock = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow);
        var page = await ServedPage.StartAsync(new LocalServiceOptions { TimeProvider = clock });
        await using var client = page.CreateClient(clock);
        var scheduled = await client.CreateScheduledReportAsync(
            InsightsQuery.FromText("SELECT CustomerName, AssignedSeats FROM DynamicsUsage TIMESPAN LIFETIME"),
            new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, RecurrenceCount = 10 },
            TestContext.Current.CancellationToken);
        clock.Advance(scheduled.Report.StartTime!.Value.AddHours(49) - clock.GetUtcNow());
        return page;
    }
}
