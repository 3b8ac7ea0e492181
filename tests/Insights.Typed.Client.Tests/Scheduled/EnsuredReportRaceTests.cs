using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>Several calls, or a lost response, end with one report.</summary>
public sealed class EnsuredReportRaceTests
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.Select(x => x.AssignedSeats);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
