#pragma warning disable INS127, INS129, INS130 // Code that the analyzers report is also refused at run time.

namespace Insights.Typed.Tests.Queries;

/// <summary>The period by which rows are aggregated, which depends on the date range.</summary>
public sealed class AggregationTests
{
    [Fact]
    public void Aggregated_follows_the_date_range_after_any_other_clause() => Assert.Equal(
        "SELECT DISTINCT Name FROM Everything WHERE Seats > 1 LIMIT 3 TIMESPAN LAST_6_MONTHS AGGREGATED Weekly",
        Datasets.Everything.During(t => t.Last6Months).Where(x => x.Seats > 1).Aggregated(a => a.Weekly).Distinct().Aggregated(a => a.Weekly).Take(3).Select(x => x.Name).ToString());

    [Fact]
    public void It_has_its_date_ranges() => Datasets.Everything.During(t => t.Lifetime).Aggregated(a =>
    {
        Assert.Equal(("Hourly", "Hourly", "Everything"), (a.Hourly.Name, a.Hourly.ToString(), a.Hourly.DatasetName));
        Assert.Equal(["LAST_MONTH", "LIFETIME"], a.Hourly.DateRanges);
        return a.Hourly;
    });

    [Fact]
    public void It_is_refused_for_other_date_ranges()
    {
        Assert.Equal(
            "Hourly on Everything is available for LAST_MONTH, LIFETIME only, and the query's date range is LAST_6_MONTHS. Call During with one of these before Aggregated, or use another aggregation.",
            Assert.Throws<InvalidOperationException>(() => Datasets.Everything.During(t => t.Last6Months).Aggregated(a => a.Hourly)).Message);
        Assert.Contains(
            "and the query has no date range.",
            Assert.Throws<InvalidOperationException>(() => Datasets.Everything.Aggregated(a => a.Daily)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_has_one() => Assert.Equal(
        "Aggregated(Daily) on Everything would replace the query's aggregation, Weekly. Call Aggregated only once.",
        Assert.Throws<InvalidOperationException>(() => Datasets.Everything.During(t => t.Lifetime).Aggregated(a => a.Weekly).Aggregated(a => a.Daily)).Message);

    [Fact]
    public void It_is_refused_after_the_limit() => Assert.StartsWith(
        "Aggregated after Take(5) on Everything ",
        Assert.Throws<InvalidOperationException>(() => Datasets.Everything.During(t => t.Lifetime).Take(5).Aggregated(a => a.Daily)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void None_is_not_an_aggregation()
    {
        Assert.Throws<ArgumentNullException>(() => Datasets.Everything.During(t => t.Lifetime).Aggregated(null!));
        Assert.Throws<ArgumentNullException>(() => Datasets.Everything.During(t => t.Lifetime).Aggregated(_ => null!));
    }
}
