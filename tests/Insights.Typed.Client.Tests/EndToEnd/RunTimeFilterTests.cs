
namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Filters that a program builds at run time from the choices of its user, including none.</summary>
public sealed class RunTimeFilterTests
{
    [Theory]
    [InlineData("", null, "SELECT CustomerMarket, AssignedSeats FROM DynamicsUsage TIMESPAN LIFETIME")]
    [InlineData("United States", null, "SELECT CustomerMarket, AssignedSeats FROM DynamicsUsage WHERE CustomerMarket IN ('United States') TIMESPAN LIFETIME")]
    [InlineData("", 10, "SELECT CustomerMarket, AssignedSeats FROM DynamicsUsage WHERE AssignedSeats >= 10 TIMESPAN LIFETIME")]
    [InlineData("United States;Germany", 10, "SELECT CustomerMarket, AssignedSeats FROM DynamicsUsage WHERE CustomerMarket IN ('United States', 'Germany') AND AssignedSeats >= 10 TIMESPAN LIFETIME")]
    public async Task A_query_gets_a_condition_for_each_selected_item(string picked, int? seats, string text)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var markets = picked.Split(';', StringSplitOptions.RemoveEmptyEntries);
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime);
        query = markets.Length > 0 ? query.Where(x => x.CustomerMarket.In(markets)) : query;
        query = seats is { } least ? query.Where(x => x.AssignedSeats >= least) : query;
        var result = query.Select(x => new { x.CustomerMarket, x.AssignedSeats });

        var rows = await local.Client.RunAsync(result, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(text, result.ToString());
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True((markets.Length == 0 || markets.Contains(row.CustomerMarket)) && row.AssignedSeats >= (seats ?? 0)));
    }

    [Fact]
    public async Task A_loop_adds_a_condition_in_each_iteration()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime);
        foreach (var part in new[] { "a", "e", "o" })
        {
            query = query.Where(x => x.CustomerName.Contains(part));
        }

        var rows = await local.Client.RunAsync(query.Select(x => x.CustomerName), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(rows);
        Assert.All(rows, name => Assert.True("aeo".All(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)), name));
    }
}
