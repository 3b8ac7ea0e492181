using System.Net;
using Insights.Typed.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Typed.Docs.Tests.Examples;

// <page>
public sealed class SeatReview(InsightsClient insights)
{
    public IAsyncEnumerable<string> CustomersWithIdleSeatsAsync() => insights.RunAsync(Datasets.DynamicsUsage
        .Where(x => x.AssignedSeats > 10)
        .OrderByDescending(x => x.AssignedSeats)
        .During(t => t.LastMonth)
        .Select(x => $"{x.CustomerName}: {x.AssignedSeats - x.ActiveSeats}"));
}
// </page>

/// <summary>The page's examples, unchanged.</summary>
[ExamplesOf("src/Insights.Typed.Testing/README.md")]
public sealed class TestingPage
{
    // <page>
    [Fact]
    public async Task Idle_seats_are_counted()
    {
        using var insights = new InMemoryInsights();
        insights.Add(Datasets.DynamicsUsage,
        [
            new DynamicsUsageRow { CustomerName = "Fabrikam", AssignedSeats = 12, ActiveSeats = 12 },
            new DynamicsUsageRow { CustomerName = "Contoso", AssignedSeats = 40, ActiveSeats = 1 },
            new DynamicsUsageRow { CustomerName = "Litware", AssignedSeats = 9, ActiveSeats = 0 },
        ]);

        var idle = await new SeatReview(insights.Client).CustomersWithIdleSeatsAsync().ToListAsync();

        Assert.Equal(["Contoso: 39", "Fabrikam: 0"], idle);
        Assert.EndsWith("TIMESPAN LAST_MONTH", Assert.Single(insights.Queries));
    }
    // </page>

    // <page>
    [Fact]
    public async Task A_user_without_the_role_is_refused()
    {
        using var insights = new InMemoryInsights();
        insights.Add(Datasets.DynamicsUsage);
        insights.Fail(HttpStatusCode.Forbidden, operation: InsightsOperation.CreateReport);

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(
            async () => await new SeatReview(insights.Client).CustomersWithIdleSeatsAsync().ToListAsync());

        Assert.Equal("forbidden", refusal.ServiceMessage);
    }
    // </page>

    [Fact]
    public async Task Metrics_are_computed()
    {
        using var insights = new InMemoryInsights();

        // <page>
        var perMarket = Datasets.DynamicsUsage.Select(x => new { x.CustomerMarket, x.CustomerCount });
        insights.AddResult(perMarket,
            new DynamicsUsageRow { CustomerMarket = "Germany", CustomerCount = 3 },
            new DynamicsUsageRow { CustomerMarket = "France", CustomerCount = 2 });
        // </page>

        Assert.Equal([3, 2], await insights.Client.RunAsync(perMarket).Select(x => x.CustomerCount).ToListAsync());
    }

    [Fact]
    public async Task A_container_has_it()
    {
        using var insights = new InMemoryInsights();
        insights.Add(Datasets.DynamicsUsage);
        var credential = InsightsCredential.FromToken("any");
        var services = new ServiceCollection();

        // <page>
        services.AddSingleton(insights.TimeProvider);
        services.AddInsightsClient(credential).ConfigurePrimaryHttpMessageHandler(() => insights.Handler);
        // </page>

        await using var provider = services.BuildServiceProvider();
        Assert.Empty(await new SeatReview(provider.GetRequiredService<InsightsClient>()).CustomersWithIdleSeatsAsync().ToListAsync());
    }
}
