using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Typed.AspNetCore.Tests;

public sealed class CallbackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/insights/ready")]
    [InlineData("POST", "/insights/ready/")]
    [InlineData("GET", "/insights/ready")]
    [InlineData("GET", "/insights/ready?key=1")]
    public async Task A_handler_receives_the_report_id_of_the_callback(string method, string path)
    {
        var called = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TestApp.StartAsync(app => app.MapInsightsCallback("/insights/ready", (ready, _) =>
        {
            called.SetResult(ready.ReportId);
            return Task.CompletedTask;
        }));
        await using var service = await Service.StartAsync();
        var report = await service.ScheduleAsync(new Uri(app.Address, path), HttpMethod.Parse(method));

        service.NextDay();

        Assert.Equal(report.ReportId, await called.Task.WaitAsync(Cancel));
    }

    [Fact]
    public async Task A_callback_wakes_a_waiting_caller_that_then_finds_the_execution()
    {
        await using var app = await TestApp.StartAsync(
            app => app.MapInsightsCallback("/insights/ready"), builder => builder.Services.AddInsightsCallbacks());
        await using var service = await Service.StartAsync();
        var report = await service.ScheduleAsync(new Uri(app.Address, "/insights/ready"));
        using var ready = app.Services.GetRequiredService<ReportCallbacks>().Subscribe(report.ReportId);
        for (var day = 1; day <= 3; day++)
        {
            service.NextDay();
            await ready.WaitAsync(Cancel);

            var executions = await service.Client.GetExecutionsAsync(report.ReportId, statuses: [ExecutionStatus.Completed], cancellationToken: Cancel).ToListAsync(Cancel);
            Assert.Equal(day, executions.Count);
        }
    }

    [Fact]
    public async Task A_watch_continues_when_a_callback_arrives()
    {
        await using var app = await TestApp.StartAsync(
            app => app.MapInsightsCallback("/insights/ready"), builder => builder.Services.AddInsightsCallbacks());
        await using var service = await Service.StartAsync();
        await using var watcher = service.NewWatcher();
        var report = await watcher.CreateScheduledReportAsync(
            Datasets.DynamicsUsage.Select(x => x.AssignedSeats),
            new ReportSchedule
            {
                ReportName = "Seats",
                StartTime = service.Tomorrow,
                RecurrenceInterval = 24,
                RecurrenceCount = 3,
                CallbackUrl = new Uri(app.Address, "/insights/ready"),
            },
            Cancel);
        using var ready = app.Services.GetRequiredService<ReportCallbacks>().Subscribe(report.ReportId);
        await using var executions = report.WatchAsync(signal: ready.WaitAsync, cancellationToken: Cancel).GetAsyncEnumerator(Cancel);
        for (var day = 0; day < 3; day++)
        {
            var next = executions.MoveNextAsync();
            service.NextDay();
            Assert.True(await next);
        }

        Assert.False(await executions.MoveNextAsync());
    }

    [Fact]
    public async Task A_handler_can_use_the_services_of_the_app()
    {
        await using var app = await TestApp.StartAsync(
            app => app.MapInsightsCallback("/ready", (ready, _) =>
            {
                ready.HttpContext.RequestServices.GetRequiredService<List<string>>().Add(ready.ReportId);
                return Task.CompletedTask;
            }),
            builder => builder.Services.AddSingleton(new List<string>()));

        Assert.Equal(204, await app.SendAsync("POST", "/ready/b24b2f4a-6d3f-4a6b-9d55-5ad1b1a3f0c1"));
        Assert.Equal(["b24b2f4a-6d3f-4a6b-9d55-5ad1b1a3f0c1"], app.Services.GetRequiredService<List<string>>());
    }

    [Theory]
    [InlineData("POST", "/ready/r1")]
    [InlineData("GET", "/ready?reportId=r1")]
    public async Task The_response_is_sent_after_the_handler_completes(string method, string path)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TestApp.StartAsync(app => app.MapInsightsCallback("/ready", (_, token) =>
        {
            entered.SetResult();
            return release.Task.WaitAsync(token);
        }));

        var response = app.SendAsync(method, path);
        await entered.Task.WaitAsync(Cancel);
        Assert.False(response.IsCompleted);
        release.SetResult();

        Assert.Equal(204, await response);
    }

    [Fact]
    public async Task A_handler_that_throws_returns_500()
    {
        await using var app = await TestApp.StartAsync(app => app.MapInsightsCallback("/ready", async (_, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException("no");
        }));

        Assert.Equal(500, await app.SendAsync("POST", "/ready/r1"));
        Assert.Equal(500, await app.SendAsync("GET", "/ready?reportId=r1"));
    }

    [Fact]
    public async Task A_status_that_the_handler_sets_is_kept()
    {
        await using var app = await TestApp.StartAsync(app => app.MapInsightsCallback("/ready", (ready, _) =>
        {
            ready.HttpContext.Response.StatusCode = 404;
            return Task.CompletedTask;
        }));

        Assert.Equal(404, await app.SendAsync("POST", "/ready/r1"));
    }

    [Fact]
    public async Task The_token_of_a_handler_is_canceled_when_the_caller_disconnects()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TestApp.StartAsync(app => app.MapInsightsCallback("/ready", async (_, token) =>
        {
            using var registration = token.Register(ended.SetResult);
            entered.SetResult();
            await ended.Task;
        }));
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var request = app.Http.GetAsync(new Uri(app.Address, "/ready?reportId=r1"), hangUp.Token);
        await entered.Task.WaitAsync(Cancel);

        await hangUp.CancelAsync();

        await ended.Task.WaitAsync(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }
}
