using System.Reflection;
namespace Insights.Typed.Tests.Reading;

/// <summary>The metrics of rows: each row has separate ones, after copies and for any number of rows.</summary>
public sealed class RowMetricTests
{
    /// <summary>More than two batches of records.</summary>
    private const int Count = 250;

    [Fact]
    public async Task A_full_row_has_no_metrics()
    {
        var row = Assert.Single(await Reports.ReadAsync(Datasets.Everything, EverythingReports.Create("a")));

        Assert.Null(GetMetrics(row));
        Assert.Equal(row, row with { });
        Assert.DoesNotContain("Customers", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_row_that_is_kept_has_separate_metrics()
    {
        var rows = await KeptAsync();

        Assert.Equal(Count, rows.Select(GetMetrics).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(Enumerable.Range(0, Count).Select(i => ((long)i, Revenue(i))), rows.Select(row => (row.Customers, row.MaybeRevenue)));
        Assert.All(rows, row => Assert.Throws<InvalidOperationException>(() => row.Revenue));
    }

    [Fact]
    public async Task Metrics_that_a_projection_returns_do_not_change()
    {
        var rows = await Reports.ReadAsync(Datasets.Everything.Select(x => new { x.Name, x.Customers, x.MaybeRevenue }), Report("Name", i => $"n{i}"));

        Assert.Equal(Enumerable.Range(0, Count).Select(i => new { Name = $"n{i}", Customers = (long)i, MaybeRevenue = Revenue(i) }), rows);
    }

    [Fact]
    public async Task A_delegate_that_keeps_the_row_reads_the_metrics_of_that_row()
    {
        var functions = await Reports.ReadAsync(Datasets.Everything.Select(x => new Func<decimal?>(() => x.Customers + x.MaybeRevenue)), Report("Name", i => $"n{i}"));

        Assert.Equal(Enumerable.Range(0, Count).Select(i => i + Revenue(i)), functions.Select(function => function()));
    }

    [Fact]
    public async Task A_copy_with_another_metric_does_not_change_the_original_row()
    {
        foreach (var row in new[] { (await KeptAsync())[7], new EverythingRow { Name = "n7", Customers = 7, MaybeRevenue = null } })
        {
            var same = row with { Name = "other" };
            var other = row with { Customers = 8, Revenue = 2 };
            var another = other with { MaybeRevenue = 9 };

            Assert.Equal((7, null), (row.Customers, row.MaybeRevenue));
            Assert.Throws<InvalidOperationException>(() => row.Revenue);
            Assert.Equal((7, null), (same.Customers, same.MaybeRevenue));
            Assert.Throws<InvalidOperationException>(() => same.Revenue);
            Assert.Equal((8, 2, null), (other.Customers, other.Revenue, other.MaybeRevenue));
            Assert.Equal((8, 2, 9), (another.Customers, another.Revenue, another.MaybeRevenue));
        }
    }

    [Fact]
    public void A_copy_with_a_metric_does_not_change_a_row_without_metrics()
    {
        var row = new EverythingRow { Name = "a" };
        var copy = row with { Customers = 1 };

        Assert.Equal(1, copy.Customers);
        Assert.Throws<InvalidOperationException>(() => row.Customers);
        Assert.Equal(new EverythingRow { Name = "a" }, row);
    }

    [Fact]
    public async Task Rows_with_equal_metrics_are_equal_regardless_of_their_origin()
    {
        var (first, second) = ((await KeptAsync())[7], (await KeptAsync())[7]);
        var byHand = Assert.Single(await Reports.ReadAsync(Datasets.Everything, EverythingReports.Create("n7"))) with { MaybeRevenue = null, Customers = 7 };

        foreach (var equal in new[] { second, byHand, first with { }, first with { Customers = 1 } with { Customers = 7 } })
        {
            Assert.NotSame(first, equal);
            Assert.Equal(first, equal);
            Assert.Equal(first.GetHashCode(), equal.GetHashCode());
            Assert.Equal(first.ToString(), equal.ToString());
        }

        Assert.NotEqual(first, first with { Customers = 8 });
        Assert.NotEqual(first, first with { MaybeRevenue = 0 });
        Assert.NotEqual(first, first with { Revenue = 0 });
        Assert.EndsWith("MaybeOne = , Customers = 7, MaybeRevenue =  }", first.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Rows of all columns and two of the three metrics.</summary>
    private static async Task<List<EverythingRow>> KeptAsync()
    {
        var lines = EverythingReports.Create([.. Enumerable.Range(0, Count).Select(i => $"n{i}")]).TrimEnd('\n').Split('\n')[1..];
        var kept = await Reports.ReadAsync(
            Datasets.Everything.Select(x => new { Row = x, x.Customers, x.MaybeRevenue }),
            Report(EverythingReports.Header, i => lines[i]));
        return [.. kept.Select(k => k.Row)];
    }

    private static string Report(string header, Func<int, string> line) =>
        $"{header},Customers,MaybeRevenue\n" + string.Concat(Enumerable.Range(0, Count).Select(i => FormattableString.Invariant($"{line(i)},{i},{Revenue(i)}\n")));

    /// <summary>Missing in the rows with odd numbers.</summary>
    private static decimal? Revenue(int row) => row % 2 == 0 ? row * 0.5m : null;

    /// <summary>The object with the row's metrics, which is not visible outside the row.</summary>
    private static object? GetMetrics(EverythingRow row) =>
        typeof(EverythingRow).GetField("__metrics", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(row);
}
