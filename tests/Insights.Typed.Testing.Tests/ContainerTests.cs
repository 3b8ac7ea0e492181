using Microsoft.Extensions.DependencyInjection;

namespace Insights.Typed.Testing.Tests;

public sealed class ContainerTests
{
    [Fact]
    public async Task A_client_from_a_container_can_use_it()
    {
        using var insights = new InMemoryInsights();
        insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Contoso" });
        var services = new ServiceCollection();
        services.AddSingleton(insights.TimeProvider);
        services.AddInsightsClient(InsightsCredential.FromToken("any")).ConfigurePrimaryHttpMessageHandler(() => insights.Handler);
        await using var provider = services.BuildServiceProvider();

        var names = provider.GetRequiredService<InsightsClient>()
            .RunAsync(Datasets.DynamicsUsage.Select(x => x.CustomerName), TestContext.Current.CancellationToken);

        Assert.Equal(["Contoso"], await names.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_threads_can_use_it()
    {
        using var insights = new InMemoryInsights();
        insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Contoso" });

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), TestContext.Current.CancellationToken, async (_, token) =>
        {
            var names = await insights.Client.RunAsync(Datasets.DynamicsUsage.Distinct().Select(x => x.CustomerName), token).ToListAsync(token);
            Assert.Equal(["Contoso"], names);
            insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Contoso" });
        });

        Assert.Equal(200, insights.Queries.Count);
        Assert.Empty(await insights.Client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_timer_that_repeats_ticks_once_because_it_would_move_the_clock_without_end()
    {
        using var insights = new InMemoryInsights();
        var start = insights.TimeProvider.GetUtcNow();
        using var timer = new PeriodicTimer(TimeSpan.FromDays(40), insights.TimeProvider);

        Assert.True(await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
        var next = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask();
        await Task.Delay(TimeSpan.FromHours(1), insights.TimeProvider, TestContext.Current.CancellationToken);

        Assert.False(next.IsCompleted);
        Assert.Equal(40, (insights.TimeProvider.GetUtcNow() - start).Days);
        timer.Dispose();
        Assert.False(await next);
    }
}
