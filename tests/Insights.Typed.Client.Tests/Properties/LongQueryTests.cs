
namespace Insights.Typed.Client.Tests.Properties;

/// <summary>Queries longer than a person would write: lists and filters that a program builds.</summary>
public sealed class LongQueryTests
{
    [Theory]
    [InlineData(2_000)]
    [InlineData(40_000)]
    public async Task A_list_of_thousands_of_strings(int count)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var markets = Enumerable.Range(0, count).Select(i => $"Market {i}").Append("United States");

        await AssertOnlyAsync(local, Datasets.DynamicsUsage.Where(x => x.CustomerMarket.In(markets)));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(40_000)]
    public async Task A_list_of_thousands_of_strings_to_exclude(int count)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var all = await local.Client.RunAsync(Datasets.DynamicsUsage.Distinct().Select(x => x.CustomerMarket), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, count).Select(i => $"Market {i}").Concat(all.Where(market => market != "United States" && !market.Contains('\'')));

        await AssertOnlyAsync(local, Datasets.DynamicsUsage.Where(x => x.CustomerMarket.NotIn(others) && x.CustomerMarket.NotLike("%Ivoire")));
    }

    [Fact]
    public async Task A_filter_of_thousands_of_conditions()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage.Where(x => x.CustomerMarket == "United States");
        for (var i = 0; i < 5_000; i++)
        {
            query = query.Where(x => x.AssignedSeats != -1 - i);
        }

        await AssertOnlyAsync(local, query);
    }

    [Fact]
    public async Task A_filter_of_thousands_of_conditions_on_metrics()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage.Where(x => x.CustomerMarket == "United States");
        for (var i = 0; i < 5_000; i++)
        {
            query = query.Where(x => x.CustomerCount != -1 - i);
        }

        await AssertOnlyAsync(local, query);
    }

    [Fact]
    public async Task A_query_that_is_too_long_for_the_local_service_is_refused_with_the_reason()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var filter = Datasets.DynamicsUsage;
        for (var i = 0; i <= 10_000; i++)
        {
            filter = filter.Where(x => x.AssignedSeats != -1);
        }

        Assert.Equal("the query has 10001 conditions; this service runs at most 10000", await RefusalAsync(local, filter));
        Assert.StartsWith(
            "a pattern of 20002 characters; this service runs at most 10000",
            await RefusalAsync(local, Datasets.DynamicsUsage.Where(x => x.CustomerName.Contains(new string('a', 20_000)))),
            StringComparison.Ordinal);
    }

    private static async Task<string?> RefusalAsync(LocalServiceHost local, DynamicsUsageQuery query)
    {
        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () =>
            await local.Client.PreviewAsync(query, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, error.StatusCode);
        Assert.InRange(error.Message.Length, 2000, 3000);
        Assert.Equal(query.ToString(), error.QueryText);
        return error.ServiceMessage;
    }

    private static async Task AssertOnlyAsync(LocalServiceHost local, DynamicsUsageQuery query)
    {
        var markets = query.Select(x => x.CustomerMarket);
        var run = await local.Client.RunAsync(markets, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var preview = await local.Client.PreviewAsync(markets, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(run);
        Assert.All(run, market => Assert.Equal("United States", market));
        Assert.Equal(run.Take(100), preview);
    }
}
