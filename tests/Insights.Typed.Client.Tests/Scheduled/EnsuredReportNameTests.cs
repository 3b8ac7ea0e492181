namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>Which reports have the requested name: those that continue one that has ended have a number after it.</summary>
public sealed class EnsuredReportNameTests
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);
    private static readonly InsightsQuery<long> ActiveSeats = Datasets.DynamicsUsage.Select(x => x.ActiveSeats);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_has_ended_is_created_again_under_a_suffixed_name()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var schedule = new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24, RecurrenceCount = 1 };
        var first = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);
        await foreach (var execution in first.WatchAsync(cancellationToken: Token))
        {
            Assert.Equal(ExecutionStatus.Completed, execution.ExecutionStatus);
        }

        Assert.Equal(ReportStatus.Inactive, (await first.RefreshAsync(Token)).ReportStatus);
        var second = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);
        var third = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);

        Assert.Equal("Seats 2", second.Report.ReportName);
        Assert.NotEqual(first.ReportId, second.ReportId);
        Assert.Equal(second.ReportId, third.ReportId);
    }

    [Fact]
    public async Task A_report_with_a_number_is_found_after_the_first_is_deleted()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var schedule = new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24, RecurrenceCount = 1 };
        var first = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);
        await first.WatchAsync(cancellationToken: Token).CountAsync(Token);
        var second = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);
        await first.DeleteAsync(Token);

        var third = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);

        Assert.Equal(("Seats 2", second.ReportId), (third.Report.ReportName, third.ReportId));
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Theory]
    [InlineData("Seats 2024")]
    [InlineData("Seats 02")]
    [InlineData("Seats2")]
    [InlineData("Seats 2 of Germany")]
    public async Task A_report_with_another_name_and_query_is_not_of_the_series(string name)
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.EnsureScheduledReportAsync(ActiveSeats, new ReportSchedule { ReportName = name }, Token);

        var report = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);

        Assert.Equal("Seats", report.Report.ReportName);
        Assert.Equal((2, 2), await local.CountRemainingAsync());
    }

    /// <summary>The name of the report itself comes first, and a number as high as a year is part of another name.</summary>
    [Theory]
    [InlineData("Seats 2024")]
    [InlineData("Seats 5")]
    public async Task A_report_with_a_number_that_replaces_none_is_not_returned_instead_of_the_report_with_the_name(string name)
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.CreateScheduledReportAsync(Seats, new ReportSchedule { ReportName = name, RecurrenceInterval = 24 }, Token);
        var named = await local.Client.CreateScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token);

        Assert.Equal(named.ReportId, (await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)).ReportId);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(48)]
    public async Task A_report_with_a_year_in_its_name_is_another_report(int interval)
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.CreateScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats 2024", RecurrenceInterval = interval }, Token);

        var ensured = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token);

        Assert.Equal("Seats", ensured.Report.ReportName);
        Assert.Equal((2, 2), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task White_space_around_a_name_does_not_create_a_second_report()
    {
        await using var local = await LocalServiceHost.StartAsync();

        var first = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats " }, Token);
        var second = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = " Seats" }, Token);

        Assert.Equal(first.ReportId, second.ReportId);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }
}
