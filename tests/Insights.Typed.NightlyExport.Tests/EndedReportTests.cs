using global::NightlyExport;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The export continues after its report has ended.</summary>
public sealed class EndedReportTests
{
    private static readonly ReportSchedule Short = new() { ReportName = "Nightly Azure consumption", RecurrenceInterval = 24, RecurrenceCount = 1 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_limit_another_report_follows_one_that_has_ended()
    {
        await using var nights = await NightlyExportFixture.StartAsync(rows: 200);
        var first = await nights.Client.CreateScheduledReportAsync(Consumption.Query, Short, Cancel);
        await nights.AdvanceToNextNightAsync();

        await using var program = nights.StartWithoutLimit();
        var output = await program.ReadOutputUntilContainsAsync("Scheduled the report");

        Assert.Contains($"Found the report {first.ReportId} by its name.", output, StringComparison.Ordinal);
        Assert.Contains(NightlyExportFixture.CompletedLoadLine, output, StringComparison.Ordinal);
        var names = await nights.Client.GetReportsAsync(cancellationToken: Cancel).Select(report => report.ReportName).ToListAsync(Cancel);
        Assert.Equal([Short.ReportName, Short.ReportName + " 2"], names.Order(StringComparer.Ordinal));
    }

    /// <summary>The service keeps executions for 90 days, so the report has no night to load.</summary>
    [Fact]
    public async Task With_a_limit_a_report_that_ended_long_ago_is_replaced()
    {
        await using var nights = await NightlyExportFixture.StartAsync(rows: 200);
        await nights.Client.CreateScheduledReportAsync(Consumption.Query, Short, Cancel);
        nights.Advance(TimeSpan.FromDays(100));

        await using var program = nights.Start();

        await program.ReadOutputUntilContainsAsync("Scheduled the report");
    }
}
