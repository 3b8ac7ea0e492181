
namespace Insights.Typed.AspNetCore.Tests;

public sealed class ReportCallbacksTests
{
    private readonly ManualTimeProvider time = new();
    private readonly ReportCallbacks callbacks;

    public ReportCallbacksTests() => callbacks = new ReportCallbacks(time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wait_ends_with_the_next_callback_of_its_report_only()
    {
        var wait = callbacks.WaitAsync("R1", Cancel);

        Assert.False(callbacks.Publish("r2"));
        Assert.False(wait.IsCompleted);
        Assert.True(callbacks.Publish("r1"));
        await wait;
        Assert.False(callbacks.Publish("r1"));
    }

    [Fact]
    public async Task Callbacks_between_two_waits_count_once()
    {
        using var ready = callbacks.Subscribe("r1");
        callbacks.Publish("r1");
        callbacks.Publish("r1");
        await ready.WaitAsync(Cancel);

        var next = ready.WaitAsync(Cancel);

        Assert.False(next.IsCompleted);
        callbacks.Publish("r1");
        await next;
    }

    [Fact]
    public async Task All_waiting_callers_of_a_report_are_woken()
    {
        var waits = Enumerable.Range(0, 5).Select(_ => callbacks.WaitAsync("r1", Cancel)).ToList();

        callbacks.Publish("r1");

        await Task.WhenAll(waits);
    }

    [Fact]
    public async Task Without_a_callback_a_wait_ends_at_its_timeout()
    {
        var wait = callbacks.WaitAsync("r1", TimeSpan.FromMinutes(5), Cancel);
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(wait.IsCompleted);

        time.Advance(TimeSpan.FromTicks(1));

        Assert.False(await wait);
        Assert.False(callbacks.Publish("r1"));
    }

    [Fact]
    public async Task A_timeout_consumes_no_callback()
    {
        using var ready = callbacks.Subscribe("r1");
        var wait = ready.WaitAsync(TimeSpan.FromMinutes(5), Cancel);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.False(await wait);

        callbacks.Publish("r1");

        Assert.True(await ready.WaitAsync(TimeSpan.FromMinutes(5), Cancel));
    }

    [Fact]
    public async Task A_zero_timeout_returns_an_earlier_callback()
    {
        using var ready = callbacks.Subscribe("r1");
        Assert.False(await ready.WaitAsync(TimeSpan.Zero, Cancel));

        callbacks.Publish("r1");

        Assert.True(await ready.WaitAsync(TimeSpan.Zero, Cancel));
        Assert.False(await ready.WaitAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_wait_can_be_canceled()
    {
        using var cancellation = new CancellationTokenSource();
        var waits = new[] { callbacks.WaitAsync("r1", cancellation.Token), callbacks.WaitAsync("r1", TimeSpan.FromMinutes(5), cancellation.Token) };

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits[0]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits[1]);
        Assert.False(callbacks.Publish("r1"));
    }

    [Fact]
    public async Task Disposing_a_subscription_ends_only_its_waits()
    {
        var kept = callbacks.WaitAsync("r1", Cancel);
        var ready = callbacks.Subscribe("r1");
        var wait = ready.WaitAsync(Cancel);

        ready.Dispose();
        ready.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ready.WaitAsync(TimeSpan.FromMinutes(5), Cancel));
        Assert.True(callbacks.Publish("r1"));
        await kept;
    }

    [Fact]
    public async Task Many_threads_can_publish_subscribe_and_unsubscribe()
    {
        using var kept = callbacks.Subscribe("r1");
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), Cancel, async (i, token) =>
        {
            using var subscription = callbacks.Subscribe("r" + (i % 3));
            callbacks.Publish("r" + (i % 3));
            await subscription.WaitAsync(token);
        });

        await kept.WaitAsync(Cancel);
        kept.Dispose();
        Assert.False(callbacks.Publish("r1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_id_is_refused(string id) => Assert.Throws<ArgumentException>(() => callbacks.Subscribe(id));
}
