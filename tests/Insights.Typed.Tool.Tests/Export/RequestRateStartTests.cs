using System.Globalization;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>At a low rate, the request that creates a report waits longer for its turn than the margin of the report's start.</summary>
public sealed class RequestRateStartTests
{
    private const int Entries = 16;

    [Fact(Timeout = 120_000)]
    public async Task The_start_of_a_report_follows_the_wait_for_a_turn()
    {
        var clock = new SteppingTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        await using var service = await Service.StartAsync(options => options.TimeProvider = clock, Service.Usage);
        using var tool = new TestTool
        {
            Time = clock,
            RequestTimeout = TimeSpan.FromMinutes(2),
            Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        };
        var datasets = Enumerable.Range(1, Entries).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{ "dataset": "Usage", "name": "Usage{{i}}" }"""));
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write(
            "insights.export.json",
            $$"""{ "target": { "type": "folder", "path": "data" }, "maxParallel": 16, "requestsPerMinute": 1, "datasets": [{{string.Join(", ", datasets)}}], "dateRange": "LIFETIME" }""");

        // No time passes while a request is in progress, because its time limit is active.
        var running = tool.RunAsync("export", "run");
        while (!running.IsCompleted)
        {
            clock.MoveToNextWait(longest: TimeSpan.FromMinutes(1));
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Equal(Entries, (await running).AssertExit(0).Output.Split(": created the report ").Length - 1);
    }
}
