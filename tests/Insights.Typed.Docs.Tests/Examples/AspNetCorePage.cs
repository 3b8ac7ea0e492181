using System.Threading.Channels;
using Insights.Typed.AspNetCore;
using Insights.Typed.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Docs.Tests.Examples;

public interface ISeats
{
    Task UpdateAsync(IAsyncEnumerable<long> assigned, CancellationToken cancellationToken);
}

/// <summary>The page's examples, executed.</summary>
[ExamplesOf("src/Insights.Typed.AspNetCore/README.md")]
public sealed class AspNetCorePage
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_processes_every_execution_once()
    {
        // The in-memory service does not call back, so the program polls; CallbackTests cover calls of the service.
        using var insights = new InMemoryInsights();
        insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { AssignedSeats = 12 });
        var callbacks = new ReportCallbacks();
        var seats = new Seats();
        var stopping = Cancel;
        string? last = null;
        var report = await insights.Client.CreateScheduledReportAsync(
            Datasets.DynamicsUsage.Select(x => x.AssignedSeats),
            new ReportSchedule { ReportName = "Seats", StartTime = insights.TimeProvider.GetUtcNow().AddHours(5), RecurrenceInterval = 24, RecurrenceCount = 3 },
            Cancel);

        // <page>
        using var ready = callbacks.Subscribe(report.ReportId);
        await foreach (var execution in report.WatchAsync(after: last, signal: ready.WaitAsync, cancellationToken: stopping))
        {
            await seats.UpdateAsync(report.ReadAsync(execution, cancellationToken: stopping), stopping);
            last = execution.ExecutionId;
        }
        // </page>

        Assert.Equal([12, 12, 12], seats.Updated);
        Assert.NotNull(last);
    }

    [Fact]
    public async Task An_endpoint_signals_waiting_callers()
    {
        var builder = NewBuilder();
        builder.Services.AddRateLimiter(limits => limits.AddConcurrencyLimiter("callbacks", o => o.PermitLimit = 10));

        // <page>
        builder.Services.AddInsightsCallbacks();

        var app = builder.Build();
        app.UseRateLimiter();
        app.MapInsightsCallback("/insights/ready/k7Qx2").RequireRateLimiting("callbacks");
        // </page>

        await using var _ = app;
        await app.StartAsync(Cancel);
        var wait = app.Services.GetRequiredService<ReportCallbacks>().WaitAsync("r1", Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await http.GetAsync(new Uri("/insights/ready/k7Qx2?reportId=r1", UriKind.Relative), Cancel);
        await wait;
    }

    [Fact]
    public async Task A_handler_passes_ids()
    {
        var builder = NewBuilder();
        builder.Services.AddSingleton(Channel.CreateUnbounded<string>());
        await using var app = builder.Build();

        // <page>
        app.MapInsightsCallback("/insights/ready", async (ReportCallback ready, CancellationToken token) =>
        {
            var queue = ready.HttpContext.RequestServices.GetRequiredService<Channel<string>>();
            await queue.Writer.WriteAsync(ready.ReportId, token);
        });
        // </page>

        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await http.PostAsync(new Uri("/insights/ready/r1", UriKind.Relative), content: null, Cancel);
        Assert.Equal("r1", await app.Services.GetRequiredService<Channel<string>>().Reader.ReadAsync(Cancel));
    }

    private static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    private sealed class Seats : ISeats
    {
        public List<long> Updated { get; } = [];

        public async Task UpdateAsync(IAsyncEnumerable<long> assigned, CancellationToken cancellationToken) =>
            Updated.AddRange(await assigned.ToListAsync(cancellationToken));
    }
}
