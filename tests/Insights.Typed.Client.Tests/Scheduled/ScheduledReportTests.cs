using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>Recurring reports, from scheduling to deletion, with typed rows.</summary>
public sealed class ScheduledReportTests
{
    private static readonly InsightsQuery<(Guid Id, long Seats)> Seats =
        Datasets.DynamicsUsage.Where(x => x.AssignedSeats > 3).During(t => t.Lifetime).Select(x => (x.SubscriptionId, x.AssignedSeats));

    private static readonly ReportSchedule Thrice = new() { ReportName = "Thrice", RecurrenceInterval = 24, RecurrenceCount = 3 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CSV")]
    [InlineData("TSV")]
    public async Task Each_execution_is_returned_once_until_the_schedule_ends(string format)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice with { Format = new ReportFormat(format) }, Cancel);
        var returned = new List<ReportExecution>();

        await foreach (var execution in report.WatchAsync(cancellationToken: Cancel))
        {
            returned.Add(execution);
            Assert.Equal(await local.Client.RunAsync(Seats, Cancel).ToListAsync(Cancel), await report.ReadAsync(execution, cancellationToken: Cancel).ToListAsync(Cancel));
        }

        Assert.Equal(3, returned.Select(e => e.ExecutionId).Distinct().Count());
        Assert.Equal(returned.OrderBy(e => e.ReportGeneratedTime), returned);
        Assert.Equal(await report.ReadAsync(returned[^1], cancellationToken: Cancel).ToListAsync(Cancel), await report.ReadLatestAsync(cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Null(await report.WaitForNextAsync(cancellationToken: Cancel));
        Assert.Equal(ReportStatus.Inactive, (await report.RefreshAsync(Cancel)).ReportStatus);

        await report.DeleteAsync(Cancel);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
        await report.DeleteAsync(Cancel);
        Assert.Contains(report.ReportId, (await Assert.ThrowsAsync<InsightsException>(() => report.RefreshAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_continues_where_one_ended()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var id = (await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel)).ReportId;
        var first = await (await local.Client.GetScheduledReportAsync(Seats, id, cancellationToken: Cancel)).WatchAsync(cancellationToken: Cancel).FirstAsync(Cancel);

        var found = await local.Client.FindScheduledReportAsync(Seats, "Thrice", cancellationToken: Cancel);
        var later = await found!.WatchAsync(after: first.ExecutionId, cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(id, found.ReportId);
        Assert.Equal(2, later.Count);
        Assert.DoesNotContain(first.ExecutionId, later.Select(e => e.ExecutionId));
        Assert.Null(await local.Client.FindScheduledReportAsync(Seats, "Never", cancellationToken: Cancel));
    }

    [Fact]
    public async Task Executions_that_the_service_no_longer_has_are_reported()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice with { RecurrenceCount = null }, Cancel);
        var first = await report.WatchAsync(cancellationToken: Cancel).FirstAsync(Cancel);

        local.Time.Advance(TimeSpan.FromDays(100));

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await report.WatchAsync(first.ExecutionId, cancellationToken: Cancel).FirstAsync(Cancel));
        Assert.Contains("may be lost", error.Message, StringComparison.Ordinal);
        Assert.NotEqual(first.ExecutionId, (await report.WatchAsync(cancellationToken: Cancel).FirstAsync(Cancel)).ExecutionId);
        error = await Assert.ThrowsAsync<InsightsException>(async () => await report.ReadAsync(first, cancellationToken: Cancel).FirstAsync(Cancel));
        Assert.Contains("keeps executions for 90 days", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_another_query_is_refused_unless_it_is_allowed()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);
        var other = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.AssignedSeats);

        var byText = await Assert.ThrowsAsync<InsightsException>(() => local.Client.GetScheduledReportAsync(other, report.ReportId, cancellationToken: Cancel));
        var bySystem = await Assert.ThrowsAsync<InsightsException>(() => local.Client.GetScheduledReportAsync(SystemQueries.DynamicsUsage, report.ReportId, cancellationToken: Cancel));
        var accepted = await local.Client.GetScheduledReportAsync(other, report.ReportId, requireSameQuery: false, Cancel);
        await report.WatchAsync(cancellationToken: Cancel).FirstAsync(Cancel);

        Assert.Contains("WHERE AssignedSeats > 3", byText.Message, StringComparison.Ordinal);
        Assert.Contains("not the system query", bySystem.Message, StringComparison.Ordinal);
        Assert.All(await accepted.ReadLatestAsync(cancellationToken: Cancel).ToListAsync(Cancel), seats => Assert.True(seats > 3));
    }

    [Fact]
    public async Task A_report_by_a_name_that_several_have_is_refused()
    {
        await using var local = await LocalServiceHost.StartAsync();
        await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);
        await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);

        var error = await Assert.ThrowsAsync<InsightsException>(() => local.Client.FindScheduledReportAsync(Seats, "Thrice", cancellationToken: Cancel));

        Assert.StartsWith("2 reports have the name 'Thrice'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_by_its_name_is_one_that_has_not_ended()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var ended = await local.Client.CreateScheduledReportAsync(Seats, Thrice with { RecurrenceCount = 1 }, Cancel);
        await ended.WatchAsync(cancellationToken: Cancel).CountAsync(Cancel);
        Assert.Equal(ended.ReportId, (await local.Client.FindScheduledReportAsync(Seats, "Thrice", cancellationToken: Cancel))!.ReportId);
        var active = await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);

        var found = await local.Client.FindScheduledReportAsync(Seats, " thrice ", cancellationToken: Cancel);

        Assert.Equal(active.ReportId, found!.ReportId);
    }

    /// <summary>A program that stores the id of the last execution and ensures its report at each start.</summary>
    [Fact]
    public async Task A_program_continues_with_the_report_that_replaced_an_ended_one()
    {
        await using var local = await LocalServiceHost.StartAsync();
        string? last = null;
        var names = new List<string?>();
        for (var start = 0; start < 3; start++)
        {
            var report = await local.Client.EnsureScheduledReportAsync(Seats, Thrice with { RecurrenceCount = 2 }, Cancel);
            await foreach (var execution in report.WatchAsync(after: last, cancellationToken: Cancel))
            {
                last = execution.ExecutionId;
                names.Add(report.Report.ReportName);
            }
        }

        Assert.Equal(["Thrice", "Thrice", "Thrice 2", "Thrice 2", "Thrice 3", "Thrice 3"], names);
    }

    [Fact]
    public async Task A_system_query_is_scheduled_and_stays()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(SystemQueries.DynamicsUsage, Thrice, Cancel);
        Assert.Equal((0, 1), await local.CountRemainingAsync());

        var found = await local.Client.GetScheduledReportAsync(SystemQueries.DynamicsUsage, report.ReportId, cancellationToken: Cancel);
        var execution = await found.WaitForNextAsync(cancellationToken: Cancel);

        Assert.NotEmpty(await found.ReadAsync(execution!, cancellationToken: Cancel).ToListAsync(Cancel));
        await found.DeleteAsync(Cancel);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
        Assert.NotEmpty(await local.Client.PreviewAsync(SystemQueries.DynamicsUsage, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_query_that_another_report_uses_stays()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);
        await local.Client.CreateReportAsync(report.Report.QueryId!, Thrice with { ReportName = "Another" }, Cancel);

        await report.DeleteAsync(Cancel);

        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_query_with_a_chosen_name_is_deleted_with_its_report()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice with { QueryName = "Mine" }, Cancel);
        Assert.Equal("Mine", (await local.Client.GetQueriesAsync(report.Report.QueryId, cancellationToken: Cancel).SingleAsync(Cancel)).Name);

        await report.DeleteAsync(Cancel);

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_query_that_was_not_created_with_the_report_stays_whatever_its_name()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = await local.Client.CreateQueryAsync("Insights Typed Thrice", Seats, cancellationToken: Cancel);
        var created = await local.Client.CreateReportAsync(query.QueryId, Thrice, Cancel);

        await (await local.Client.GetScheduledReportAsync(Seats, created.ReportId, cancellationToken: Cancel)).DeleteAsync(Cancel);

        Assert.Equal((1, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Pausing_resuming_and_updating_keep_the_other_fields()
    {
        // The service waits for executions in order to call back, so its clock must not advance with each wait.
        var time = new ManualTimeProvider { Now = new DateTime(2026, 3, 10, 9, 0, 0, DateTimeKind.Utc) };
        await using var local = await LocalServiceHost.StartAsync(service: options => options.TimeProvider = time, client: options => options.TimeProvider = time);
        var report = await local.Client.CreateScheduledReportAsync(
            Seats, Thrice with { Description = "For the board", CallbackUrl = new Uri("http://127.0.0.1:9/ready"), CallbackMethod = HttpMethod.Get, Format = ReportFormat.Tsv }, Cancel);
        var start = report.Report.StartTime!.Value;

        await report.PauseAsync(Cancel);
        Assert.Equal(ReportStatus.Paused, report.Report.ReportStatus);
        await report.ResumeAsync(Cancel);
        Assert.Equal(ReportStatus.Active, report.Report.ReportStatus);
        time.Now += TimeSpan.FromHours(30);
        await report.UpdateAsync(new ReportUpdate { ReportName = "Renamed" }, Cancel);

        var now = await report.RefreshAsync(Cancel);
        Assert.Equal(
            ("Renamed", "For the board", 24, 3, "http://127.0.0.1:9/ready", "GET", ReportFormat.Tsv),
            (now.ReportName, now.Description, now.RecurrenceInterval, now.RecurrenceCount, now.CallbackUrl, now.CallbackMethod, now.Format));
        Assert.Equal(start + TimeSpan.FromHours(48), now.StartTime);
    }

    [Fact]
    public async Task A_refused_schedule_leaves_nothing_on_the_service()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ErrorStatus(400));

        await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel));

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_value_out_of_range_is_refused_before_anything_is_created()
    {
        await using var local = await LocalServiceHost.StartAsync();

        var interval = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => local.Client.CreateScheduledReportAsync(Seats, Thrice with { RecurrenceInterval = 23 }, Cancel));
        var start = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => local.Client.CreateScheduledReportAsync(Seats, Thrice with { StartTime = local.Time.GetUtcNow() }, Cancel));

        Assert.StartsWith("RecurrenceInterval must be at least 24 hours for a report on DynamicsUsage.", interval.Message, StringComparison.Ordinal);
        Assert.Equal("StartTime", start.ParamName);
        Assert.Empty(local.Service.Requests);
    }

    [Fact]
    public async Task Before_the_first_execution_reading_is_an_error()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await report.ReadLatestAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Contains("no completed execution yet", error.Message, StringComparison.Ordinal);
        Assert.Empty(await report.GetExecutionsAsync(cancellationToken: Cancel).ToListAsync(Cancel));
    }

    /// <summary>The service may leave out the start of a report.</summary>
    [Fact]
    public async Task An_unknown_time_of_the_first_execution_is_not_stated()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("""{"value":[{"reportId":"r1"}]}"""), new CannedResponse("""{"value":[]}"""));
        await using var client = service.CreateClient();
        var report = await client.GetScheduledReportAsync(Seats, "r1", requireSameQuery: false, Cancel);

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await report.ReadLatestAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal("The report r1 has no completed execution yet.", error.Message);
    }

    [Fact]
    public async Task An_expired_link_is_requested_again()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var report = await local.Client.CreateScheduledReportAsync(Seats, Thrice, Cancel);
        var execution = await report.WaitForNextAsync(cancellationToken: Cancel);

        local.Time.Advance(TimeSpan.FromDays(10));

        Assert.NotEmpty(await report.ReadAsync(execution!, cancellationToken: Cancel).ToListAsync(Cancel));
    }
}
