namespace Insights.Typed.Tests.Queries;

/// <summary>The text of whole queries.</summary>
public sealed class QueryTextTests
{
    private const string AllColumns =
        "SELECT Name, Seats, Price, Day, Moment, Id, IsOn, IsOne, MaybeName, MaybeSeats, MaybePrice, MaybeDay, MaybeMoment, MaybeId, MaybeOn, MaybeOne FROM Everything";

    [Fact]
    public void One_column_is_selected() =>
        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage", Datasets.DynamicsUsage.Select(x => x.SubscriptionId).ToString());

    [Fact]
    public void The_example_of_the_documentation_has_the_expected_text()
    {
        var market = "Germany";
        var idle = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10 && x.CustomerMarket == market)
            .OrderByDescending(x => x.AssignedSeats)
            .During(t => t.LastMonth)
            .Take(100)
            .Select(x => new { x.SubscriptionId, Idle = x.AssignedSeats - x.ActiveSeats });

        Assert.Equal(
            "SELECT SubscriptionId, AssignedSeats, ActiveSeats FROM DynamicsUsage WHERE AssignedSeats > 10 AND CustomerMarket = 'Germany' ORDER BY AssignedSeats DESC LIMIT 100 TIMESPAN LAST_MONTH",
            idle.ToString());
    }

    [Fact]
    public void A_query_without_Select_selects_all_columns_and_no_metric()
    {
        Assert.Equal(AllColumns, Datasets.Everything.ToString());
        Assert.Equal(AllColumns + " WHERE Seats > 1", Datasets.Everything.Where(x => x.Seats > 1).ToString());
    }

    [Fact]
    public void A_projection_that_passes_the_row_on_selects_all_columns_and_no_metric() =>
        Assert.Equal(AllColumns, Datasets.Everything.Select(x => x).ToString());

    [Fact]
    public void A_metric_is_selected_if_a_projection_reads_it() =>
        Assert.Equal("SELECT Name, Customers FROM Everything", Datasets.Everything.Select(x => x.Name + x.Customers).ToString());

    [Fact]
    public void A_query_has_its_dataset_and_selected_names()
    {
        InsightsQuery query = Datasets.Everything.Select(x => new { x.Price, x.Customers });

        Assert.Equal("Everything", query.DatasetName);
        Assert.Equal(["Price", "Customers"], query.SelectedNames);
    }

    [Fact]
    public void A_column_and_a_range_show_the_names_that_the_service_knows()
    {
        var shown = new List<string?>();
        _ = Datasets.Everything
            .Where(x =>
            {
                shown.AddRange([x.MaybeDay.ToString(), x.Seats.Name, x.IsOn.Name, x.IsOn.DatasetName, x.Name.DatasetName]);
                return x.Seats > 1;
            })
            .During(t =>
            {
                shown.AddRange([t.Last6Months.ToString(), t.Last6Months.DatasetName]);
                return t.Lifetime;
            });

        Assert.Equal(["MaybeDay", "Seats", "IsOn", "Everything", "Everything", "LAST_6_MONTHS", "Everything"], shown);
    }

    [Fact]
    public void A_metric_can_be_filtered_and_ordered_by_without_being_selected()
    {
        var query = Datasets.Everything.Where(x => x.Revenue >= 0.5m).OrderBy(x => x.Customers).Select(x => x.Name);

        Assert.Equal("SELECT Name FROM Everything WHERE Revenue >= 0.5 ORDER BY Customers ASC", query.ToString());
    }
}
