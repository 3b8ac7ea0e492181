namespace Insights.Typed.Tests.Reading;

/// <summary>Whole rows: records of all columns, and of the selected metrics.</summary>
public sealed class AllColumnsTests
{
    private static readonly Func<EverythingRow, string> NameOf = x => x.Name;
    private static readonly Func<EverythingRow, decimal> RevenueOf = x => x.Revenue;

    [Fact]
    public async Task A_row_has_every_column()
    {
        var row = await RowAsync("a");

        Assert.Equal(("a", 5L, 1.5m), (row.Name, row.Seats, row.Price));
        Assert.Equal((new DateOnly(2026, 5, 3), new DateTime(2026, 5, 3, 1, 2, 3)), (row.Day, row.Moment));
        Assert.Equal((new Guid("251de3d4-8868-4032-b518-f142da50522f"), true, false), (row.Id, row.IsOn, row.IsOne));
        Assert.Equal((null, null, null, null), (row.MaybeName, row.MaybeSeats, row.MaybePrice, row.MaybeDay));
        Assert.Equal((null, null, null, null), (row.MaybeMoment, row.MaybeId, row.MaybeOn, row.MaybeOne));
    }

    [Fact]
    public async Task An_unselected_metric_throws_when_it_is_read()
    {
        var row = await RowAsync("a");
        var error = Assert.Throws<InvalidOperationException>(() => row.Revenue);

        Assert.StartsWith("The metric Everything.Revenue is not in this row, because the query did not select it", error.Message, StringComparison.Ordinal);
        Assert.Contains("Select(x => new { x.Revenue })", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => row.Customers);
        Assert.Throws<InvalidOperationException>(() => row.MaybeRevenue);
    }

    [Fact]
    public async Task A_metric_next_to_an_escaping_row_is_selected()
    {
        var query = Datasets.Everything.Select(x => new { Row = x, x.Customers });
        var text = EverythingReports.Create("a").Replace("MaybeOne\n", "MaybeOne,Customers\n", StringComparison.Ordinal).TrimEnd() + ",7\n";
        var row = Assert.Single(await Reports.ReadAsync(query, text));

        Assert.Equal((7, 7), (row.Customers, row.Row.Customers));
        Assert.Throws<InvalidOperationException>(() => row.Row.Revenue);
    }

    [Fact]
    public async Task A_delegate_reads_all_columns_and_no_metric()
    {
        Assert.Equal(["a", "b"], await Reports.ReadAsync(Datasets.Everything.Select(NameOf), EverythingReports.Create("a", "b")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Reports.ReadAsync(Datasets.Everything.Select(RevenueOf), EverythingReports.Create("a")));
    }

    [Fact]
    public async Task Rows_of_equal_values_are_equal()
    {
        var (first, second, other) = (await RowAsync("a"), await RowAsync("a"), await RowAsync("b"));

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, other);
        Assert.Equal(other, first with { Name = "b" });
    }

    [Fact]
    public void A_metric_of_zero_differs_from_an_unselected_one()
    {
        var without = new EverythingRow { Name = "a" };
        var zero = new EverythingRow { Name = "a", Customers = 0 };

        Assert.NotEqual(without, zero);
        Assert.Equal(0, zero.Customers);
        Assert.Null(new EverythingRow { MaybeRevenue = null }.MaybeRevenue);
    }

    [Fact]
    public void A_row_shows_its_columns_and_the_metrics_that_it_has()
    {
        const string Columns = "EverythingRow { Name = a, Seats = 5, Price = 0, Day = 05/03/2026, Moment = 01/01/0001 00:00:00, Id = 00000000-0000-0000-0000-000000000000, IsOn = True, IsOne = False, MaybeName = , MaybeSeats = , MaybePrice = , MaybeDay = , MaybeMoment = , MaybeId = , MaybeOn = , MaybeOne = ";
        var row = new EverythingRow { Name = "a", Seats = 5, Day = new DateOnly(2026, 5, 3), IsOn = true };

        Cultures.Run("", () =>
        {
            Assert.Equal(Columns + " }", row.ToString());
            Assert.Equal(Columns + ", Customers = 7, MaybeRevenue =  }", (row with { Customers = 7, MaybeRevenue = null }).ToString());
        });
    }

    [Fact]
    public void A_row_created_in_code_has_an_empty_string_in_non_nullable_columns()
    {
        var (bare, empty) = (new EverythingRow(), new EverythingRow { Name = "" });

        Assert.Equal(("", null), (bare.Name, bare.MaybeName));
        Assert.Equal("", new EverythingRow { Name = null! }.Name);
        Assert.Equal(empty, bare);
        Assert.Equal(empty.GetHashCode(), bare.GetHashCode());
        Assert.Equal(empty.ToString(), bare.ToString());
        Assert.NotEqual(bare, bare with { MaybeName = "" });
        Assert.NotEqual(new EverythingRow { Name = "a" }, new EverythingRow { Name = "A" });
    }

    [Fact]
    public async Task A_missing_value_of_a_non_nullable_text_column_is_an_empty_string()
    {
        var row = await RowAsync("");

        Assert.Equal(("", null), (row.Name, row.MaybeName));
        Assert.Equal((await RowAsync("a")) with { Name = "" }, row);
    }

    [Fact]
    public async Task Every_dataset_reads_its_header_with_no_rows()
    {
        await AssertReadsHeaderAsync(Datasets.AzureUsage);
        await AssertReadsHeaderAsync(Datasets.DynamicsUsage);
        await AssertReadsHeaderAsync(Datasets.MSLearn);
        await AssertReadsHeaderAsync(Datasets.Profile);
        await AssertReadsHeaderAsync(Datasets.SeatsSubscriptionsAndRevenue);
    }

    private static async Task<EverythingRow> RowAsync(string name) =>
        Assert.Single(await Reports.ReadAsync(Datasets.Everything, EverythingReports.Create(name)));

    private static async Task AssertReadsHeaderAsync<TRow>(InsightsQuery<TRow> query) =>
        Assert.Empty(await Reports.ReadAsync(query, string.Join(',', query.SelectedNames.Reverse())));
}
