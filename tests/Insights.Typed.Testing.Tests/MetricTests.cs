namespace Insights.Typed.Testing.Tests;

public sealed class MetricTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task A_metric_is_summed_over_the_rows_with_equal_columns()
    {
        insights.Add(Datasets.Everything,
        [
            new EverythingRow { Name = "b", Revenue = 0.1m, MaybeRevenue = null },
            new EverythingRow { Name = "a", Revenue = 1m, MaybeRevenue = 5m },
            new EverythingRow { Name = "B", Revenue = 0.2m, MaybeRevenue = null },
            new EverythingRow { Name = "a", Revenue = 2m, MaybeRevenue = null },
        ]);
        var perName = Datasets.Everything.OrderBy(x => x.Revenue).Select(x => new { x.Name, x.Revenue, x.MaybeRevenue });
        var large = Datasets.Everything.Where(x => x.Revenue > 1).Select(x => x.Name);
        var total = Datasets.Everything.Select(x => x.Revenue);

        Assert.Equal(
            [new { Name = "b", Revenue = 0.3m, MaybeRevenue = (decimal?)null }, new { Name = "a", Revenue = 3m, MaybeRevenue = (decimal?)5m }],
            await insights.Client.RunAsync(perName, Cancel).ToListAsync(Cancel));
        Assert.Equal(["a"], await insights.Client.RunAsync(large, Cancel).ToListAsync(Cancel));
        Assert.Equal([3.3m], await insights.Client.PreviewAsync(total, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_missing_metric_is_never_generated()
    {
        insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { AssignedSeats = 5, TotalAssignedSeats = 5 }, new DynamicsUsageRow { AssignedSeats = 7 });
        var total = Datasets.DynamicsUsage.Select(x => x.TotalAssignedSeats);

        foreach (var rows in new[] { insights.Client.RunAsync(total, Cancel), insights.Client.PreviewAsync(total, Cancel) })
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => rows.ToListAsync(Cancel).AsTask());
            Assert.Contains("DynamicsUsage.TotalAssignedSeats", exception.Message, StringComparison.Ordinal);
            Assert.Contains("AddResult(query, rows)", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal([5], await insights.Client.RunAsync(Datasets.DynamicsUsage.Where(x => x.AssignedSeats < 6).Select(x => x.TotalAssignedSeats), Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_copied_row_keeps_its_metrics()
    {
        var first = new EverythingRow { Name = "a", Customers = 1, MaybeRevenue = null };
        insights.Add(Datasets.Everything, first, first with { Name = "b" }, first with { Name = "c", Customers = 3, MaybeRevenue = 2 });

        Assert.Equal(
            [("a", 1, null), ("b", 1, null), ("c", 3, 2)],
            await insights.Client.RunAsync(Datasets.Everything.OrderBy(x => x.Name).Select(x => new ValueTuple<string, long, decimal?>(x.Name, x.Customers, x.MaybeRevenue)), Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public void A_result_must_contain_the_metrics_that_its_query_selects()
    {
        var total = Datasets.DynamicsUsage.Select(x => x.TotalAssignedSeats);

        var exception = Assert.Throws<ArgumentException>(() => insights.AddResult(total, new DynamicsUsageRow { TotalAssignedSeats = 1 }, new DynamicsUsageRow()));

        Assert.Contains("Row 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TotalAssignedSeats", exception.Message, StringComparison.Ordinal);
    }
}
