namespace Insights.Typed.Tests.Queries;

/// <summary>The meaning of a second call of the same method.</summary>
public sealed class ClauseTests
{
    [Fact]
    public void Conditions_of_several_Where_are_joined_with_AND() => AssertClauses(
        "WHERE Seats > 1 AND Name = 'a' AND Price < 2 AND IsOn = 'Y'",
        Datasets.Everything.Where(x => x.Seats > 1 && x.Name == "a").Where(x => x.Price < 2).Where(x => x.IsOn));

    [Fact]
    public void Grouping_of_conditions_has_no_effect_and_their_order_is_kept() => AssertClauses(
        "WHERE Seats > 1 AND Seats > 2 AND Seats > 3 AND Seats > 4",
        Datasets.Everything.Where(x => (x.Seats > 1 && (x.Seats > 2 && x.Seats > 3)) & x.Seats > 4));

    [Fact]
    public void A_direction_is_always_stated() => AssertClauses(
        "ORDER BY Name ASC, Price DESC, Day DESC, IsOn ASC",
        Datasets.Everything.OrderBy(x => x.Name).ThenByDescending(x => x.Price).ThenByDescending(x => x.Day).ThenBy(x => x.IsOn));

    [Fact]
    public void A_second_order_is_refused()
    {
        IsRefused(
            "OrderBy(Price) on Everything would replace the query's order, ORDER BY Name ASC, Seats ASC. Call ThenBy to order by a further column, or order the query once.",
            () => Later(Datasets.Everything.OrderBy(x => x.Name).ThenBy(x => x.Seats)).OrderBy(x => x.Price));
        IsRefused(
            "OrderByDescending(Price) on Everything would replace the query's order, ORDER BY Name DESC. Call ThenByDescending to order by a further column, or order the query once.",
            () => Later(Datasets.Everything.OrderByDescending(x => x.Name)).OrderByDescending(x => x.Price));
    }

    [Fact]
    public void Clauses_are_refused_after_Take_because_LINQ_would_apply_them_to_the_limited_rows()
    {
        var limited = Later(Datasets.Everything.Take(10));

        IsRefused("Where after Take(10) on Everything would apply before the limit: a query limits its rows last. Call Take last, or use LINQ on the rows that were read.", () => limited.Where(x => x.IsOn));
        IsRefused("OrderBy after Take(10) on Everything", () => limited.OrderBy(x => x.Name));
        IsRefused("OrderByDescending after Take(10) on Everything", () => limited.OrderByDescending(x => x.Name));
        IsRefused("Distinct after Take(10) on Everything", () => limited.Distinct());
        IsRefused("During after Take(10) on Everything", () => limited.During(t => t.LastMonth));
    }

    [Fact]
    public void Calls_without_an_effect_are_allowed_after_Take()
    {
        AssertClauses("LIMIT 5 TIMESPAN LAST_MONTH", Later(Datasets.Everything.During(t => t.LastMonth).Take(5)).During(t => t.LastMonth));
        Assert.Equal("SELECT DISTINCT Name FROM Everything LIMIT 5", Later(Datasets.Everything.Distinct().Take(5)).Distinct().Select(x => x.Name).ToString());
    }

    [Fact]
    public void An_order_is_kept_by_the_clauses_after_it() => AssertClauses(
        "WHERE Seats = 1 ORDER BY Name ASC, Seats DESC LIMIT 3",
        Datasets.Everything.OrderBy(x => x.Name).ThenByDescending(x => x.Seats).Where(x => x.Seats == 1).Take(3));

    [Theory]
    [InlineData(5, 3, 3)]
    [InlineData(3, 5, 3)]
    [InlineData(1, int.MaxValue, 1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void The_lower_one_of_two_limits_applies(int first, int second, int expected) =>
        AssertClauses($"LIMIT {expected}", Datasets.Everything.Take(first).Take(second));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_limit_below_one_is_refused(int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => Datasets.Everything.Take(count));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => Datasets.Everything.Take(5).Take(count));
    }

    [Fact]
    public void A_second_date_range_is_refused()
    {
        AssertClauses("TIMESPAN LIFETIME", Later(Datasets.Everything.During(t => t.Lifetime)).During(t => t.Lifetime));
        IsRefused(
            "During(LIFETIME) on Everything would replace the query's date range, LAST_MONTH. Call During only once.",
            () => Later(Datasets.Everything.During(t => t.LastMonth)).During(t => t.Lifetime));
    }

    [Fact]
    public void Distinct_twice_is_distinct() =>
        Assert.Equal("SELECT DISTINCT Name FROM Everything", Datasets.Everything.Distinct().Distinct().Select(x => x.Name).ToString());

    [Fact]
    public void Null_is_refused_for_each_clause()
    {
        Assert.Throws<ArgumentNullException>("condition", () => Datasets.Everything.Where(null!));
        Assert.Throws<ArgumentNullException>("column", () => Datasets.Everything.OrderBy(null!));
        Assert.Throws<ArgumentNullException>("column", () => Datasets.Everything.OrderBy(x => x.Name).ThenByDescending(null!));
        Assert.Throws<ArgumentNullException>("range", () => Datasets.Everything.During(null!));
        Assert.Throws<ArgumentNullException>("condition", () => Datasets.Everything.Where(_ => null!));
        Assert.Throws<ArgumentNullException>("column", () => Datasets.Everything.OrderBy(_ => null!));
        Assert.Throws<ArgumentNullException>("column", () => Datasets.Everything.OrderBy(x => x.Name).ThenBy(_ => null!));
        Assert.Throws<ArgumentNullException>("range", () => Datasets.Everything.During(_ => null!));
        Assert.Throws<ArgumentNullException>("projection", () => Datasets.Everything.Select<int>(null!));
        Assert.Throws<ArgumentNullException>("right", () => Datasets.Everything.Where(x => x.Seats > 1 && null!));
        Assert.Throws<ArgumentNullException>("left", () => Datasets.Everything.Where(x => (QueryCondition)null! & x.Seats > 1));
    }

    /// <summary>A query from another method, so that no analyzer sees the earlier calls.</summary>
    private static EverythingQuery Later(EverythingQuery query) => query;

    private static void IsRefused(string message, Func<InsightsQuery> call) =>
        Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);

    private static void AssertClauses(string clauses, EverythingQuery query) =>
        Assert.Equal("SELECT Name FROM Everything " + clauses, query.Select(x => x.Name).ToString());
}
