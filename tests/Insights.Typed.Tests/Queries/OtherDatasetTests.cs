namespace Insights.Typed.Tests.Queries;

/// <summary>Columns that a captured variable passes from a query of another dataset.</summary>
public sealed class OtherDatasetTests
{
    private readonly TextColumn market;
    private readonly BooleanColumn flag;
    private readonly QueryDateRange range;

    public OtherDatasetTests()
    {
        var columns = Capture<DynamicsUsageColumns>(use => Datasets.DynamicsUsage.Where(x => use(x).AssignedSeats > 1));
        market = columns.CustomerMarket;
        flag = Capture<SeatsSubscriptionsAndRevenueColumns>(use => Datasets.SeatsSubscriptionsAndRevenue.Where(x => use(x).IsAutoRenew)).IsAutoRenew;
        range = Capture<DynamicsUsageDateRanges>(use => Datasets.DynamicsUsage.During(t => use(t).LastMonth)).LastMonth;
    }

    [Fact]
    public void A_condition_on_another_datasets_column_is_refused()
    {
        IsRefused("DynamicsUsage.CustomerMarket is not a column of Everything", () => Datasets.Everything.Where(_ => market == "x"));
        IsRefused("DynamicsUsage.CustomerMarket is not a column of Everything", () => Datasets.Everything.Where(_ => market.In("x")));
        IsRefused("SeatsSubscriptionsAndRevenue.IsAutoRenew is not a column of Everything", () => Datasets.Everything.Where(_ => flag));
        IsRefused("SeatsSubscriptionsAndRevenue.IsAutoRenew is not a column of Everything", () => Datasets.Everything.Where(_ => !flag));
    }

    [Fact]
    public void A_column_of_another_dataset_is_found_at_any_position()
    {
        IsRefused("DynamicsUsage.CustomerMarket", () => Datasets.Everything.Where(x => market == "x" && x.Seats > 1 && x.IsOn));
        IsRefused("DynamicsUsage.CustomerMarket", () => Datasets.Everything.Where(x => x.Seats > 1 && (x.IsOn && market == "x")));
        IsRefused("DynamicsUsage.CustomerMarket", () => Datasets.Everything.Where(x => x.Seats > 1 && (market == "x" && flag)));
    }

    [Fact]
    public void Ordering_by_another_datasets_column_is_refused()
    {
        IsRefused("DynamicsUsage.CustomerMarket is not a column of Everything", () => Datasets.Everything.OrderBy(_ => market));
        IsRefused("DynamicsUsage.CustomerMarket is not a column of Everything", () => Datasets.Everything.OrderByDescending(_ => market));
        IsRefused("SeatsSubscriptionsAndRevenue.IsAutoRenew is not a column", () => Datasets.Everything.OrderBy(x => x.Name).ThenBy(_ => flag));
        IsRefused("DynamicsUsage.CustomerMarket is not a column", () => Datasets.Everything.OrderBy(x => x.Name).ThenByDescending(_ => market));
    }

    [Fact]
    public void A_range_of_another_dataset_is_refused_even_if_this_one_has_a_range_of_that_name() =>
        IsRefused("LAST_MONTH is a date range of DynamicsUsage, not of Everything", () => Datasets.Everything.During(_ => range));

    private static void IsRefused(string message, Func<object> build) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(build).Message, StringComparison.Ordinal);

    private static T Capture<T>(Action<Func<T, T>> build)
        where T : class
    {
        T? captured = null;
        build(value => captured = value);
        return Assert.IsType<T>(captured);
    }
}
