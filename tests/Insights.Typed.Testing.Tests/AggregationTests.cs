namespace Insights.Typed.Testing.Tests;

/// <summary>AGGREGATED replaces a row's time with the start of its period, and sums the metrics of the rows that become equal.</summary>
public sealed class AggregationTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task Rows_of_a_period_are_combined_and_metrics_are_computed_for_the_period()
    {
        insights.Add(
            Datasets.Everything,
            new EverythingRow { Day = new DateOnly(2024, 5, 6), Customers = 1 },
            new EverythingRow { Day = new DateOnly(2024, 5, 12), Customers = 2 },
            new EverythingRow { Day = new DateOnly(2024, 5, 13), Customers = 4 });
        var weekly = Datasets.Everything.OrderBy(x => x.Day).During(t => t.Lifetime).Aggregated(a => a.Weekly).Select(x => new { x.Day, x.Customers });
        var monthly = Datasets.Everything.During(t => t.Lifetime).Aggregated(a => a.Monthly).Select(x => new { x.Day, x.Customers });

        Assert.Equal(
            [new { Day = new DateOnly(2024, 5, 6), Customers = 3L }, new { Day = new DateOnly(2024, 5, 13), Customers = 4L }],
            await insights.Client.RunAsync(weekly, Cancel).ToListAsync(Cancel));
        Assert.Equal([new { Day = new DateOnly(2024, 5, 1), Customers = 7L }], await insights.Client.RunAsync(monthly, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public void A_Select_that_is_not_compiled_is_refused_because_all_columns_have_other_rows()
    {
        Func<EverythingRow, string> name = row => row.Name;
        var weekly = Datasets.Everything.During(t => t.Lifetime).Aggregated(a => a.Weekly);

#pragma warning disable INS103 // The test verifies the error at run time.
        var error = Assert.Throws<InvalidOperationException>(() => weekly.Select(name));
#pragma warning restore INS103

        Assert.Contains("with Aggregated a query for all columns would return other rows", error.Message, StringComparison.Ordinal);
    }
}
