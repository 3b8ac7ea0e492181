namespace Insights.Typed.Tests.Queries;

/// <summary>The forms of <c>from … select</c>: which clauses it may have, in which order, and what it selects.</summary>
public sealed class ComprehensionTests
{
    [Fact]
    public void A_select_clause_selects_all_columns_and_no_metric()
    {
        var query = from x in Datasets.Everything
                    where x.Seats > 1
                    orderby x.Price descending
                    select new { x.Name, Twice = x.Seats * 2 };

        Assert.Equal(Datasets.Everything.SelectedNames, query.SelectedNames);
        Assert.EndsWith(" FROM Everything WHERE Seats > 1 ORDER BY Price DESC", query.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Clauses_without_a_keyword_are_called_as_methods()
    {
        var query = (from x in Datasets.Everything.During(t => t.Lifetime)
                     where x.IsOn && !x.MaybeOne
                     orderby x.Day
                     select x).ToString();

        Assert.Equal(
            Datasets.Everything.Where(x => x.IsOn).Where(x => !x.MaybeOne).OrderBy(x => x.Day).During(t => t.Lifetime).ToString(),
            query);
    }

    [Fact]
    public void Conditions_may_follow_the_order()
    {
        var query = from x in Datasets.Everything
                    orderby x.Name
                    where x.Seats > 1
                    where x.Seats < 9
                    select x;

        Assert.EndsWith(" WHERE Seats > 1 AND Seats < 9 ORDER BY Name ASC", query.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_order_is_refused_instead_of_dropping_the_first()
    {
        EverythingQuery ordered = from x in Datasets.Everything
                                  orderby x.Name, x.Seats
                                  select x;

        var error = Assert.Throws<InvalidOperationException>(() => from x in Again(ordered) orderby x.Price descending select x);
        Assert.StartsWith("OrderByDescending(Price) on Everything would replace the query's order, ORDER BY Name ASC, Seats ASC.", error.Message, StringComparison.Ordinal);

        // A query from another method, so that no analyzer sees the earlier calls.
        static EverythingQuery Again(EverythingQuery query) => query;
    }

    [Fact]
    public void A_select_clause_after_Distinct_is_refused_because_all_columns_have_other_rows()
    {
        var error = Assert.Throws<InvalidOperationException>(() => from x in Datasets.Everything.Distinct() select x.Name);

        Assert.Contains("Write it as a lambda", error.Message, StringComparison.Ordinal);
    }
}
