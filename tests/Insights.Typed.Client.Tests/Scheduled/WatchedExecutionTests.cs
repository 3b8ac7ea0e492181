using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Scheduled;

/// <summary>Which executions a watch returns and skips, by what the service lists at each poll.</summary>
public sealed class WatchedExecutionTests
{
    private const string First = """{"executionId":"e1","executionStatus":"Completed","reportAccessSecureLink":"https://example.com/1","reportGeneratedTime":"2026-03-09T00:00:00Z"}""";
    private const string FirstWithoutLink = """{"executionId":"e1","executionStatus":"Completed","reportGeneratedTime":"2026-03-09T00:00:00Z"}""";
    private const string FirstFailed = """{"executionId":"e1","executionStatus":"Failed"}""";
    private const string Second = """{"executionId":"e2","executionStatus":"Completed","reportAccessSecureLink":"https://example.com/2","reportGeneratedTime":"2026-03-10T00:00:00Z"}""";
    private const string SecondNew = """{"executionId":"e2","executionStatus":"Queued"}""";
    private const string SecondRunning = """{"executionId":"e2","executionStatus":"Running"}""";
    private const string Third = """{"executionId":"e3","executionStatus":"Completed","reportAccessSecureLink":"https://example.com/3","reportGeneratedTime":"2026-03-11T00:00:00Z"}""";

    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_completed_execution_without_a_link_is_reported_and_does_not_keep_the_watch_open()
    {
        var (returned, failed) = await WatchAsync(null, [Second, FirstWithoutLink]);

        Assert.Equal(("e2", "e1"), (returned, failed));
    }

    [Fact]
    public async Task A_link_that_is_late_keeps_the_order()
    {
        var (returned, failed) = await WatchAsync(null, [Second, FirstWithoutLink], [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    /// <summary>A stranger can send signals, since callbacks are not authenticated: each is followed by a poll after a second, long before the interval has passed.</summary>
    [Fact]
    public async Task Signals_do_not_shorten_the_time_in_which_a_link_can_appear()
    {
        string[] missing = [Second, FirstWithoutLink];

        var (returned, failed) = await WatchAsync(
            null, options => options.WatchInterval = AutoAdvanceTimeProvider.Never, _ => Task.CompletedTask, missing, missing, missing, [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    [Fact]
    public async Task An_execution_that_was_reported_without_a_link_is_not_returned_after_a_later_one()
    {
        var (returned, failed) = await WatchAsync(null, [Third, SecondNew, FirstWithoutLink], [Third, SecondNew, FirstWithoutLink], [Third, Second, First]);

        Assert.Equal(("e3 e2", "e1"), (returned, failed));
    }

    /// <summary>What was remembered of an execution that the service does not list anymore is forgotten, so that it does not grow for years.</summary>
    [Fact]
    public async Task An_execution_without_a_link_that_is_listed_again_is_awaited_again()
    {
        var (returned, failed) = await WatchAsync(null, [SecondNew, FirstWithoutLink], [SecondNew], [SecondNew, FirstWithoutLink], [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    [Fact]
    public async Task Each_enumeration_returns_all_executions()
    {
        using var handler = CreateHandler([[Second, First]], _ => { });
        await using var client = new InsightsClient(InsightsCredential.FromToken("token"), CreateOptions(handler));
        var report = await client.GetScheduledReportAsync(Ids, "r1", cancellationToken: Cancel);
        var executions = report.WatchAsync(cancellationToken: Cancel).Select(execution => execution.ExecutionId);

        await using var first = executions.GetAsyncEnumerator(Cancel);
        Assert.True(await first.MoveNextAsync());
        Assert.Equal(["e1", "e2"], await executions.ToListAsync(Cancel));
        Assert.True(await first.MoveNextAsync());
        Assert.Equal("e2", first.Current);
    }

    /// <summary>An id that is read from a file can end with a line break.</summary>
    [Theory]
    [InlineData("e1\n")]
    [InlineData(" e1 ")]
    public async Task White_space_around_the_id_is_ignored(string after)
    {
        var (returned, failed) = await WatchAsync(after, [Second, First]);

        Assert.Equal(("e2", ""), (returned, failed));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task An_empty_id_is_refused(string after)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => WatchAsync(after, [Second, First]));

        Assert.Equal("after", error.ParamName);
    }

    [Fact]
    public async Task A_status_that_is_not_known_keeps_the_watch_open()
    {
        var (returned, failed) = await WatchAsync(null, [SecondNew, First], [SecondNew, First], [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    /// <summary>The report has ended, so the execution is not the next one of a schedule.</summary>
    [Theory]
    [InlineData("Cancelled")]
    [InlineData("Paused")]
    [InlineData("")]
    public async Task An_execution_that_stays_in_another_status_is_reported_and_does_not_keep_the_watch_open(string status)
    {
        var (returned, failed) = await WatchAsync(null, LimitTime, signal: null, [$$"""{"executionId":"e2","executionStatus":"{{status}}"}""", First]);

        Assert.Equal(("e1", "e2"), (returned, failed));
    }

    [Fact]
    public async Task Waiting_for_the_next_one_ends_with_an_execution_that_stays_in_another_status()
    {
        var failed = new List<string>();
        using var handler = CreateHandler([[SecondNew, First]], _ => { });
        var options = CreateOptions(handler);
        LimitTime(options);
        options.OnExecutionFailed = execution => failed.Add(execution.ExecutionId);
        await using var client = new InsightsClient(InsightsCredential.FromToken("token"), options);
        var report = await client.GetScheduledReportAsync(Ids, "r1", cancellationToken: Cancel);

        Assert.Null(await report.WaitForNextAsync(cancellationToken: Cancel));

        Assert.Equal(["e2"], failed);
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Running")]
    public async Task An_execution_in_progress_keeps_the_watch_open(string status)
    {
        string[] unfinished = [$$"""{"executionId":"e2","executionStatus":"{{status}}"}""", First];

        var (returned, failed) = await WatchAsync(null, LimitTime, signal: null, unfinished, unfinished, unfinished, unfinished, unfinished, [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    /// <summary>A service that is not requested for its status does not list it.</summary>
    [Fact]
    public async Task An_execution_that_ran_and_is_no_longer_listed_is_reported()
    {
        var (returned, failed) = await WatchAsync(null, LimitTime, signal: null, [SecondRunning, First], [First]);

        Assert.Equal(("e1", "e2"), (returned, failed));
    }

    [Fact]
    public async Task An_execution_that_is_listed_again_is_returned()
    {
        var (returned, failed) = await WatchAsync(null, LimitTime, signal: null, [SecondRunning, First], [First], [SecondRunning, First], [First], [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    /// <summary>The next execution of a schedule is another one after a change of the schedule.</summary>
    [Theory]
    [InlineData("Pending")]
    [InlineData("Paused")]
    public async Task An_execution_that_did_not_run_and_is_no_longer_listed_is_not_reported(string status)
    {
        var (returned, failed) = await WatchAsync(null, LimitTime, signal: null, [$$"""{"executionId":"e2","executionStatus":"{{status}}"}""", First], [First]);

        Assert.Equal(("e1", ""), (returned, failed));
    }

    [Theory]
    [InlineData(FirstWithoutLink)]
    [InlineData(FirstFailed)]
    public async Task A_watch_continues_after_an_execution_without_a_file(string first)
    {
        var (returned, failed) = await WatchAsync("e1", [Third, Second, first]);

        Assert.Equal(("e2 e3", ""), (returned, failed));
    }

    [Fact]
    public async Task A_watch_continues_after_an_execution_that_follows_a_failed_one()
    {
        var (returned, failed) = await WatchAsync("e2", [Third, Second, FirstFailed]);

        Assert.Equal(("e3", ""), (returned, failed));
    }

    [Fact]
    public async Task An_execution_that_ends_after_a_later_one_is_returned()
    {
        var (returned, failed) = await WatchAsync("e3", [Third, SecondNew, First], [Third, Second, First]);

        Assert.Equal(("e2", ""), (returned, failed));
    }

    /// <summary>The id is of the report that this one has replaced. The service still has all executions of a young report.</summary>
    [Fact]
    public async Task A_watch_of_a_young_report_starts_after_an_execution_of_another_report()
    {
        var (returned, failed) = await WatchAsync("another", [Second, First]);

        Assert.Equal(("e1 e2", ""), (returned, failed));
    }

    /// <param name="after">The execution after which the watch starts.</param>
    /// <param name="polls">The executions that the service lists at each poll, the latest first; the last list repeats.</param>
    private static Task<(string Returned, string Failed)> WatchAsync(string? after, params string[][] polls) => WatchAsync(after, _ => { }, signal: null, polls);

    private static async Task<(string Returned, string Failed)> WatchAsync(
        string? after, Action<InsightsClientOptions> configure, Func<CancellationToken, Task>? signal, params string[][] polls)
    {
        var poll = 0;
        using var handler = CreateHandler(polls, number => poll = number);
        var failed = new List<string>();
        var options = CreateOptions(handler);
        options.OnExecutionFailed = execution => failed.Add(execution.ExecutionId);
        configure(options);
        await using var client = new InsightsClient(InsightsCredential.FromToken("token"), options);
        var report = await client.GetScheduledReportAsync(Ids, "r1", cancellationToken: Cancel);

        var returned = await report.WatchAsync(after, signal, Cancel).Select(execution => execution.ExecutionId).ToListAsync(Cancel);

        Assert.True(poll < 10, $"{poll} polls");
        return (string.Join(' ', returned), string.Join(' ', failed));
    }

    private static StubHandler CreateHandler(string[][] polls, Action<int> onPoll)
    {
        var poll = 0;
        return new StubHandler(request =>
        {
            if (!request.RequestUri!.AbsolutePath.Contains("/execution/", StringComparison.Ordinal))
            {
                return StubHandler.Json("""{"value":[{"reportId":"r1","reportStatus":"Inactive","createdTime":"2026-03-01T00:00:00Z"}]}""");
            }

            var listed = polls[Math.Min(poll++, polls.Length - 1)];
            onPoll(poll);
            return StubHandler.Json($$"""{"value":[{{string.Join(',', listed)}}]}""");
        });
    }

    /// <summary>Two intervals between polls.</summary>
    private static void LimitTime(InsightsClientOptions options) => options.ReportTimeout = 2 * options.WatchInterval;

    private static InsightsClientOptions CreateOptions(HttpMessageHandler handler) => new()
    {
        Handler = handler,
        RequestTimeout = AutoAdvanceTimeProvider.Never,
        TimeProvider = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero)),
    };
}
