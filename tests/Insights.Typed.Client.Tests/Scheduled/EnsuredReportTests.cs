using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>One report of a name and a query, however often and by however many programs it is requested.</summary>
public sealed class EnsuredReportTests
{
    private static readonly Query<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repeated_calls_return_the_report_that_the_first_created()
    {
        await using var local = await Local.StartAsync();

        var first = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);
        var second = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);
        var same = await local.Client.FindScheduledReportAsync(Seats, "Seats", cancellationToken: Token);

        Assert.Equal([first.ReportId, first.ReportId], [second.ReportId, same!.ReportId]);
        Assert.Equal((1, 1), await local.LeftBehindAsync());
        Assert.True(first.Report.RecurrenceInterval >= 4);
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 13, 5, 0, TimeSpan.Zero), first.Report.StartTime!.Value, TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData("select  assignedseats\nfrom DynamicsUsage")]
    [InlineData("SELECT AssignedSeats FROM DynamicsUsage ")]
    public async Task A_query_is_compared_by_its_meaning(string text)
    {
        await using var local = await Local.StartAsync();
        var query = await local.Client.CreateQueryAsync("by hand", text, cancellationToken: Token);
        var report = await local.Client.CreateReportAsync(query.QueryId, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token);

        Assert.Equal(report.ReportId, (await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)).ReportId);
    }

    [Fact]
    public async Task Another_query_or_recurrence_is_an_error_that_says_what_differs()
    {
        await using var local = await Local.StartAsync();
        await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 48, RecurrenceCount = 10 }, Token);

        var query = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats.ToOther(), new ReportSchedule { ReportName = "Seats" }, Token));
        var interval = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token));
        var count = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceCount = 11 }, Token));

        Assert.Contains("differs: it is of \"SELECT AssignedSeats FROM DynamicsUsage", query.Message, StringComparison.Ordinal);
        Assert.Contains("its interval in hours is 48, and not 24.", interval.Message, StringComparison.Ordinal);
        Assert.Contains("its number of executions is 10, and not 11.", count.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), await local.LeftBehindAsync());
    }

    [Fact]
    public async Task A_report_that_has_run_out_is_created_anew_under_a_suffixed_name()
    {
        await using var local = await Local.StartAsync();
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
    public async Task Programs_that_create_it_at_the_same_time_come_to_one()
    {
        await using var local = await Local.StartAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)));
        var later = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);

        Assert.Contains(later.ReportId, reports.Select(report => report.ReportId));
    }
}

file static class OtherQuery
{
    public static Query<long> ToOther(this Query<long> query)
    {
        _ = query;
        return Datasets.DynamicsUsage.Select(x => x.ActiveSeats);
    }
}
