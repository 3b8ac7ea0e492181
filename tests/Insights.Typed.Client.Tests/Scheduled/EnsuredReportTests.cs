namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>One report for a name and a query, independent of how often and by how many programs it is requested.</summary>
public sealed class EnsuredReportTests
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);
    private static readonly InsightsQuery<long> ActiveSeats = Datasets.DynamicsUsage.Select(x => x.ActiveSeats);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Repeated_calls_return_the_report_that_the_first_created()
    {
        await using var local = await LocalServiceHost.StartAsync();

        var first = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);
        var second = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);
        var same = await local.Client.FindScheduledReportAsync(Seats, "Seats", cancellationToken: Token);

        Assert.Equal([first.ReportId, first.ReportId], [second.ReportId, same!.ReportId]);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
        Assert.True(first.Report.RecurrenceInterval >= 4);
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 13, 5, 0, TimeSpan.Zero), first.Report.StartTime!.Value, TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task A_start_follows_the_clock_of_the_service(int daysAhead)
    {
        var now = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero).AddDays(daysAhead);
        await using var local = await LocalServiceHost.StartAsync(options => options.TimeProvider = new AutoAdvanceTimeProvider(now));
        Assert.Equal(local.Time.GetUtcNow(), local.Client.GetServiceTime());

        var report = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token);
        await report.UpdateAsync(new ReportUpdate { Description = "All" }, Token);

        Assert.Equal(now.AddHours(4).AddMinutes(5), report.Report.StartTime!.Value, TimeSpan.FromMinutes(2));
        Assert.Equal(now, local.Client.GetServiceTime(), TimeSpan.FromMinutes(2));
        var early = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => report.UpdateAsync(new ReportUpdate { StartTime = now.AddHours(3) }, Token));
        Assert.StartsWith("StartTime must be at least 4 hours from now: ", early.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select  assignedseats\nfrom DynamicsUsage")]
    [InlineData("SELECT AssignedSeats FROM DynamicsUsage ")]
    public async Task A_query_is_compared_by_its_meaning(string text)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = await local.Client.CreateQueryAsync("by hand", text, cancellationToken: Token);
        var report = await local.Client.CreateReportAsync(query.QueryId, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token);

        Assert.Equal(report.ReportId, (await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)).ReportId);
    }

    [Fact]
    public async Task Another_query_or_recurrence_is_an_error_that_states_the_difference()
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 48, RecurrenceCount = 10 }, Token);

        var query = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(ActiveSeats, new ReportSchedule { ReportName = "Seats" }, Token));
        var interval = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token));
        var count = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceCount = 11 }, Token));

        Assert.Contains("differs: its query is \"SELECT AssignedSeats FROM DynamicsUsage", query.Message, StringComparison.Ordinal);
        Assert.Contains("its interval in hours is 48, not 24. Delete it, change it with UpdateReportAsync,", interval.Message, StringComparison.Ordinal);
        Assert.Contains("its number of executions is 10, not 11. Delete it, change it with UpdateReportAsync,", count.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("UpdateReportAsync", query.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    /// <summary>The service can return zero for a report without a recurrence or a limit, and a value that it does not return is not compared.</summary>
    [Fact]
    public async Task A_recurrence_of_zero_is_not_a_difference()
    {
        const string Report = """{"value":[{"reportId":"r","reportName":"Seats","queryId":"q","query":"SELECT AssignedSeats FROM DynamicsUsage","reportStatus":"Active","recurrenceInterval":0,"recurrenceCount":0}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(Report));
        await using var client = service.CreateClient();

        var report = await client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 48, RecurrenceCount = 11 }, Token);

        Assert.Equal(("r", null, null), (report.ReportId, report.Report.RecurrenceInterval, report.Report.RecurrenceCount));
    }

    /// <summary>The service can return an interval of zero for it.</summary>
    [Fact]
    public async Task A_report_that_is_executed_once_is_a_difference()
    {
        const string Report = """{"value":[{"reportId":"r","reportName":"Seats","queryId":"q","query":"SELECT AssignedSeats FROM DynamicsUsage","reportStatus":"Active","executeNow":true,"recurrenceInterval":0,"recurrenceCount":0}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(Report));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(() => client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token));

        Assert.Contains("differs: it is executed once. Delete it, or choose another name.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A report that differs from an invalid schedule is none to delete.</summary>
    [Theory]
    [InlineData(2, 10, "RecurrenceInterval")]
    [InlineData(23, 10, "RecurrenceInterval")]
    [InlineData(48, 0, "RecurrenceCount")]
    public async Task An_invalid_schedule_is_refused_before_a_request_is_sent(int interval, int count, string field)
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 48, RecurrenceCount = 10 }, Token);
        var requests = local.Service.Requests.Count;

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = interval, RecurrenceCount = count }, Token));

        Assert.Equal(field, error.ParamName);
        Assert.Equal(requests, local.Service.Requests.Count);
    }

    /// <summary>A program that starts again passes the same start, which has passed by then.</summary>
    [Fact]
    public async Task A_report_is_reused_after_the_start_of_its_schedule()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var schedule = new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24, StartTime = local.Time.GetUtcNow().AddHours(5) };
        var first = await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token);
        local.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(first.ReportId, (await local.Client.EnsureScheduledReportAsync(Seats, schedule, Token)).ReportId);
    }
}
