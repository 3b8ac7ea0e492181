using System.Collections.Concurrent;
using System.Globalization;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>At a low rate, requests wait longer for their turns than the service may take for a response.</summary>
public sealed class RequestRateTests
{
    private const int Entries = 16;

    private static readonly TimeSpan Distance = TimeSpan.FromSeconds(10);

    /// <summary>Less than the wait of the last of all entries at one request a minute, and more than that of one entry.</summary>
    private static readonly TimeSpan StallTimeout = TimeSpan.FromMinutes(5);

    [Fact(Timeout = 120_000)]
    public async Task A_wait_that_is_longer_than_the_timeout_is_no_failure()
    {
        await using var export = await StartAsync();
        var clock = new SteppingTimeProvider(export.Clock.GetUtcNow());

        var times = await RunSuccessfullyAsync(export, clock, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(Entries, export.Service.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("ScheduledQueries", StringComparison.Ordinal)));
        Assert.Equal(Entries, export.Service.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("ScheduledReport", StringComparison.Ordinal)));
        Assert.All(times.Index(), request => Assert.True(request.Item - times[0] >= request.Index * Distance));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_query_of_a_refused_report_is_deleted_although_its_turn_comes_late()
    {
        await using var export = await StartAsync();
        export.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ErrorStatus(400), Entries);
        var clock = new SteppingTimeProvider(export.Clock.GetUtcNow());
        using var handler = new TimedHandler(clock, _ => { });

        (await RunAsync(export, clock, handler, Distance, TestContext.Current.CancellationToken)).AssertExit(1);

        Assert.Equal(Entries, export.Service.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("ScheduledQueries", StringComparison.Ordinal)));
        Assert.Equal(Entries, export.Service.Requests.Count(request => request.Method == "DELETE" && request.Path.Contains("ScheduledQueries", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_clock_that_is_set_back_does_not_delay_requests()
    {
        await using var export = await StartAsync();
        var clock = new SteppingTimeProvider(export.Clock.GetUtcNow());

        void SetBackOnce(int number)
        {
            if (number == 3)
            {
                clock.SetBack(TimeSpan.FromHours(1));
            }
        }

        var times = await RunSuccessfullyAsync(export, clock, SetBackOnce, TestContext.Current.CancellationToken);

        Assert.True(times[^1] - times[0] <= Distance * times.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_download_can_wait_longer_than_its_time_limit()
    {
        await using var export = await StartAsync(requestsPerMinute: null);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);
        Configure(export, Entries, requestsPerMinute: 1);
        var clock = new SteppingTimeProvider(export.Clock.GetUtcNow());
        using var handler = new TimedHandler(clock, _ => { });

        var run = await RunAsync(export, clock, handler, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(Entries, run.AssertExit(0).Output.Split(": 60 rows").Length - 1);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_download_that_stalls_ends_after_its_time_limit()
    {
        await using var export = await StartAsync(entries: 1, requestsPerMinute: null);
        await export.RunAsync();
        export.Clock.Advance(ExportFixture.FirstNight);

        var errors = await RunStalledAsync(export, InsightsOperation.Download, LocalServiceFault.StalledAfter(100), TestContext.Current.CancellationToken);

        Assert.Contains("no data arrived for 00:05:00", errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_request_without_a_response_ends_after_its_time_limit()
    {
        await using var export = await StartAsync(entries: 1);

        var errors = await RunStalledAsync(export, InsightsOperation.ListExecutions, LocalServiceFault.NoResponse, TestContext.Current.CancellationToken);

        Assert.Contains("received no response within 00:02:00", errors, StringComparison.Ordinal);
    }

    /// <summary>Starts the service. The service's clock moves while requests are in progress, so a pass on it (no rate) sends one at a time.</summary>
    private static async Task<ExportFixture> StartAsync(int entries = Entries, int? requestsPerMinute = 6)
    {
        var export = await ExportFixture.StartAsync(Service.Usage);
        Configure(export, entries, requestsPerMinute);
        return export;
    }

    private static void Configure(ExportFixture export, int entries, int? requestsPerMinute)
    {
        var datasets = Enumerable.Range(1, entries).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{ "dataset": "Usage", "name": "Usage{{i}}", "dateRange": "LIFETIME" }"""));
        var rate = requestsPerMinute is null ? "\"maxParallel\": 1, " : $"\"maxParallel\": 16, \"requestsPerMinute\": {requestsPerMinute}, ";
        export.Configure($$"""{ "target": { "type": "folder", "path": "data" }, {{rate}}"datasets": [{{string.Join(", ", datasets)}}] }""");
    }

    /// <summary>Runs a pass at one request a minute of which one request stalls, and returns its errors.</summary>
    private static async Task<string> RunStalledAsync(ExportFixture export, InsightsOperation operation, LocalServiceFault fault, CancellationToken cancellationToken)
    {
        export.Service.Faults.Add(operation, fault);
        Configure(export, 1, requestsPerMinute: 1);
        var clock = new SteppingTimeProvider(export.Clock.GetUtcNow());
        using var handler = new TimedHandler(clock, _ => { });
        return (await RunAsync(export, clock, handler, TimeSpan.FromMinutes(1), cancellationToken)).AssertExit(1).Error;
    }

    /// <summary>Runs a pass that succeeds, and returns the times of its requests.</summary>
    private static async Task<List<TimeSpan>> RunSuccessfullyAsync(ExportFixture export, SteppingTimeProvider clock, Action<int> onRequest, CancellationToken cancellationToken)
    {
        using var handler = new TimedHandler(clock, onRequest);
        (await RunAsync(export, clock, handler, Distance, cancellationToken)).AssertExit(0);
        return [.. handler.Times.Order()];
    }

    /// <summary>
    /// Runs a pass. Time passes only while no time limit is active, so while no request is in progress; or while a request stalls. A limit
    /// that includes the wait for a turn is active until the test's timeout.
    /// </summary>
    private static async Task<ToolRun> RunAsync(ExportFixture export, SteppingTimeProvider clock, TimedHandler handler, TimeSpan distance, CancellationToken cancellationToken)
    {
        using var tool = new TestTool { Time = clock, Handler = handler, RequestTimeout = TimeSpan.FromMinutes(2), DownloadStallTimeout = StallTimeout };
        foreach (var (name, value) in export.Tool.Environment)
        {
            tool.Environment[name] = value;
        }

        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("insights.export.json", export.Tool.Folder.Read("insights.export.json"));
        var running = tool.RunAsync("export", "run");
        while (!running.IsCompleted)
        {
            if (export.Service.Faults.CurrentStalledRequests > 0)
            {
                clock.MoveToNextTimer();
            }
            else
            {
                clock.MoveToNextWait(longest: distance);
            }

            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await running;
    }

    private sealed class TimedHandler(TimeProvider time, Action<int> onRequest) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private int count;

        public ConcurrentQueue<TimeSpan> Times { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Times.Enqueue(time.GetElapsedTime(0));
            onRequest(Interlocked.Increment(ref count));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
