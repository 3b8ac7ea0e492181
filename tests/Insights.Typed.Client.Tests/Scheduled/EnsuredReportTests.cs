using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>One report for a name and a query, independent of how often and by how many programs it is requested.</summary>
public sealed class EnsuredReportTests
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);

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

        var query = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats.ToOther(), new ReportSchedule { ReportName = "Seats" }, Token));
        var interval = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 }, Token));
        var count = await Assert.ThrowsAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceCount = 11 }, Token));

        Assert.Contains("differs: its query is \"SELECT AssignedSeats FROM DynamicsUsage", query.Message, StringComparison.Ordinal);
        Assert.Contains("its interval in hours is 48, not 24.", interval.Message, StringComparison.Ordinal);
        Assert.Contains("its number of executions is 10, not 11.", count.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

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
        await local.Client.EnsureScheduledReportAsync(Seats.ToOther(), new ReportSchedule { ReportName = name }, Token);

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

    /// <summary>Whether the query or the report was created, and the response was lost: the retry finds it by its name.</summary>
    [Theory]
    [InlineData(InsightsOperation.CreateQuery)]
    [InlineData(InsightsOperation.CreateReport)]
    public async Task A_creation_whose_response_is_lost_ends_with_one_report(InsightsOperation operation)
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(operation, LocalServiceFault.LostResponse);

        var first = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);
        var second = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);

        Assert.Equal(0, local.Service.Faults.Remaining);
        Assert.Equal(first.ReportId, second.ReportId);
        Assert.Equal(first.ReportId, (await local.Client.FindScheduledReportAsync(Seats, "Seats", cancellationToken: Token))!.ReportId);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    /// <summary>A call that ends with an error after the report was created on the service: the next call has one report, too.</summary>
    [Fact]
    public async Task After_a_call_that_fails_without_a_response_the_next_one_ends_with_one_report()
    {
        await using var local = await LocalServiceHost.StartAsync(client: options => options.MaxRetries = 0);
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.LostResponse);

        await Assert.ThrowsAnyAsync<InsightsException>(() => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token));
        var report = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);

        Assert.Equal(report.ReportId, (await local.Client.FindScheduledReportAsync(Seats, "Seats", cancellationToken: Token))!.ReportId);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Concurrent_programs_end_with_one_report()
    {
        await using var local = await LocalServiceHost.StartAsync();

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)));
        var later = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);

        Assert.Contains(later.ReportId, reports.Select(report => report.ReportId));
    }

    /// <summary>Both calls read an empty list before either creates a report.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_calls_that_both_find_none_end_with_one_report(bool isSameSecond)
    {
        var meeting = new RendezvousHandler { InnerHandler = new SocketsHttpHandler() };
        await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = meeting);
        meeting.BeforeSecond = () =>
        {
            local.Time.Advance(isSameSecond ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)));
        var later = await local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token);

        Assert.Equal(2, meeting.Created);
        Assert.Equal((1, 1), await local.CountRemainingAsync());
        Assert.All(both, report => Assert.Equal(later.ReportId, report.ReportId));
    }

    /// <summary>The first call sees only its report, and the second both: of two with the same time, the one with the smaller id can be that of the second.</summary>
    [Fact]
    public async Task A_call_that_sees_only_its_report_keeps_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var meeting = new RendezvousHandler { InnerHandler = new SocketsHttpHandler() };
            await using var local = await LocalServiceHost.StartAsync(client: options => options.Handler = meeting, service: options => options.Seed = round);
            meeting.BeforeSecond = () => meeting.Checked;

            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => local.Client.EnsureScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats" }, Token)));

            Assert.Equal(2, meeting.Created);
            Assert.Equal(both[0].ReportId, both[1].ReportId);
            Assert.Equal((1, 1), await local.CountRemainingAsync());
        }
    }
}

/// <summary>Lets two callers read the list of reports before either creates one, and their creations follow each other.</summary>
file sealed class RendezvousHandler : DelegatingHandler
{
    private readonly TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource checkedByFirst = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim oneByOne = new(1, 1);
    private int lists;

    /// <summary>What happens before the second creation.</summary>
    public Func<Task> BeforeSecond { get; set; } = () => Task.CompletedTask;

    /// <summary>Completes when one of the callers has looked for the report of the other.</summary>
    public Task Checked => checkedByFirst.Task;

    public int Created { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isReport = request.RequestUri!.AbsolutePath.EndsWith("/ScheduledReport", StringComparison.Ordinal);
        if (isReport && request.Method == HttpMethod.Post)
        {
            await oneByOne.WaitAsync(cancellationToken);
            try
            {
                if (Created++ > 0)
                {
                    await BeforeSecond();
                }

                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                oneByOne.Release();
            }
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (isReport && request.Method == HttpMethod.Get)
        {
            switch (Interlocked.Increment(ref lists))
            {
                case 1:
                    await both.Task.WaitAsync(cancellationToken);
                    break;
                case 2:
                    both.SetResult();
                    break;
                case 3:
                    checkedByFirst.SetResult();
                    break;
            }
        }

        return response;
    }

    protected override void Dispose(bool disposing)
    {
        oneByOne.Dispose();
        base.Dispose(disposing);
    }
}

file static class OtherQuery
{
    public static InsightsQuery<long> ToOther(this InsightsQuery<long> query)
    {
        _ = query;
        return Datasets.DynamicsUsage.Select(x => x.ActiveSeats);
    }
}
