using System.Collections.Concurrent;
using System.Globalization;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>At a low rate, requests wait longer for their turns than the service may take for a response.</summary>
public sealed class RequestRateTests
{
    private const int Entries = 16;

    private static readonly TimeSpan Distance = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_wait_that_is_longer_than_the_timeout_is_no_failure()
    {
        await using var export = await StartAsync();
        var clock = new SteppingTimeProvider(export.Clock.GetUtcNow());

        var times = await RunAsync(export, clock, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(Entries, export.Service.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("ScheduledQueries", StringComparison.Ordinal)));
        Assert.Equal(Entries, export.Service.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("ScheduledReport", StringComparison.Ordinal)));
        Assert.All(times.Index(), request => Assert.True(request.Item - times[0] >= request.Index * Distance));
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

        var times = await RunAsync(export, clock, SetBackOnce, TestContext.Current.CancellationToken);

        Assert.True(times[^1] - times[0] <= Distance * times.Count);
    }

    private static async Task<ExportFixture> StartAsync()
    {
        var export = await ExportFixture.StartAsync(Service.Usage);
        var entries = Enumerable.Range(1, Entries).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{ "dataset": "Usage", "name": "Usage{{i}}", "dateRange": "LIFETIME" }"""));
        export.Configure($$"""{ "target": { "type": "folder", "path": "data" }, "maxParallel": 16, "requestsPerMinute": 6, "datasets": [{{string.Join(", ", entries)}}] }""");
        return export;
    }

    /// <summary>Runs a pass, and returns the times of its requests. Time passes only while no request is in progress, and not to a time limit.</summary>
    private static async Task<List<TimeSpan>> RunAsync(ExportFixture export, SteppingTimeProvider clock, Action<int> onRequest, CancellationToken cancellationToken)
    {
        using var handler = new TimedHandler(clock, onRequest);
        using var tool = new TestTool { Time = clock, Handler = handler, RequestTimeout = TimeSpan.FromMinutes(2) };
        foreach (var (name, value) in export.Tool.Environment)
        {
            tool.Environment[name] = value;
        }

        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("insights.export.json", export.Tool.Folder.Read("insights.export.json"));
        var running = tool.RunAsync("export", "run");
        while (!running.IsCompleted)
        {
            if (!handler.IsBusy)
            {
                clock.MoveToNextTimer(Distance);
            }

            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }

        (await running).AssertExit(0);
        return [.. handler.Times.Order()];
    }

    private sealed class TimedHandler(TimeProvider time, Action<int> onRequest) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private int running;

        public ConcurrentQueue<TimeSpan> Times { get; } = new();

        public bool IsBusy => Volatile.Read(ref running) > 0;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref running);
            try
            {
                Times.Enqueue(time.GetElapsedTime(0));
                onRequest(Times.Count);
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                return response;
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }
}
