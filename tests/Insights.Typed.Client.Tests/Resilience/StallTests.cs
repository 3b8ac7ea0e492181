using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>Downloads that receive no more data: the time limit ends the request, and the client resumes on another connection.</summary>
public sealed class StallTests
{
    private static readonly InsightsQuery<(Guid Id, DateOnly Month, string Name)> Rows =
        Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => (x.SubscriptionId, x.Month, x.CustomerName));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LocalServiceCompression.None)]
    [InlineData(LocalServiceCompression.Stored)]
    [InlineData(LocalServiceCompression.OnTheFly)]
    public async Task A_stalled_download_is_resumed(LocalServiceCompression compression)
    {
        await using var local = await LocalServiceHost.StartAsync(service => service.FileCompression = compression);
        var complete = await local.Client.RunAsync(Rows, Cancel).ToListAsync(Cancel);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(0));
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(100));
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.NoResponse);
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(1000));

        var run = Task.Run(async () => await local.Client.RunAsync(Rows, Cancel).ToListAsync(Cancel), Cancel);
        await HangingCall.EndAsync(local, run);

        Assert.Equal(complete, await run);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_download_that_stays_stalled_is_reported()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.NoResponse, times: 100);
        var run = Task.Run(async () => await local.Client.RunAsync(Rows, Cancel).ToListAsync(Cancel), Cancel);
        await HangingCall.EndAsync(local, run);

        var error = await Assert.ThrowsAsync<InsightsException>(() => run);

        Assert.Contains("no data arrived for 00:01:00", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_cancellation_does_not_wait_for_the_stall_timeout()
    {
        using var cancellation = new CancellationTokenSource();
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(100));
        var run = Task.Run(async () => await local.Client.RunAsync(Rows, cancellation.Token).ToListAsync(CancellationToken.None), Cancel);
        while (local.Service.Faults.Remaining > 0)
        {
            await Task.Delay(1, Cancel);
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }
}
