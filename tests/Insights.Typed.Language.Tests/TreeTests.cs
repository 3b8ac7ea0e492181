namespace Insights.Typed.Language.Tests;

public class TreeTests
{
    [Fact]
    public void Every_clause_is_in_the_tree()
    {
        var query = Parsing.AssertValid(
            "SELECT DISTINCT a, b FROM d WHERE c > 1 AND e IN ('x', 'y') ORDER BY a ASC, b DESC, c LIMIT 10 TIMESPAN LAST_MONTH AGGREGATED Daily");

        Assert.True(query.IsDistinct);
        Assert.Equal(["a", "b"], query.Columns.Select(c => c.Text));
        Assert.Equal("d", query.Dataset.Text);
        Assert.Equal(["c > 1", "e IN ('x', 'y')"], query.Conditions.Select(c => c.ToString()));
        Assert.Equal(
            [("a", SortDirection.Ascending), ("b", SortDirection.Descending), ("c", SortDirection.Unspecified)],
            query.OrderBy.Select(o => (o.Column.Text, o.Direction)));
        Assert.Equal(10, query.Limit!.Count);
        Assert.Equal("LAST_MONTH", query.DateRange!.Text);
        Assert.Equal("Daily", query.Aggregation!.Text);
    }

    [Fact]
    public void Missing_clauses_are_empty()
    {
        var query = Parsing.AssertValid("SELECT a FROM d");

        Assert.False(query.IsDistinct);
        Assert.Empty(query.Conditions);
        Assert.Empty(query.OrderBy);
        Assert.Null(query.Limit);
        Assert.Null(query.DateRange);
        Assert.Null(query.Aggregation);
    }

    [Fact]
    public void An_ordering_is_descending_by_default() =>
        Assert.Equal(
            [true, true, false],
            Parsing.AssertValid("SELECT a FROM d ORDER BY a, b DESC, c ASC").OrderBy.Select(o => o.IsDescending));

    [Fact]
    public void Every_node_has_its_span()
    {
        const string Text = " SELECT a ,b FROM d WHERE c NOT  IN ( 'x' , 'y') AND e>= -5 ORDER BY a  ASC, b LIMIT 010 TIMESPAN R  AGGREGATED G ";
        var query = Parsing.AssertValid(Text);
        string GetText(QueryNode? node) => Parsing.GetText(Text, node!.Span);

        Assert.Equal(Text.Trim(), GetText(query));
        Assert.Equal(["a", "b"], query.Columns.Select(GetText));
        Assert.Equal("d", GetText(query.Dataset));
        Assert.Equal(["c NOT  IN ( 'x' , 'y')", "e>= -5"], query.Conditions.Select(GetText));
        Assert.Equal(["NOT  IN", ">="], query.Conditions.Select(c => Parsing.GetText(Text, c.OperatorSpan)));
        Assert.Equal(["( 'x' , 'y')", "-5"], query.Conditions.Select(c => GetText(c.Value)));
        Assert.Equal(["'x'", "'y'"], ((ListSyntax)query.Conditions[0].Value).Items.Select(GetText));
        Assert.Equal(["a  ASC", "b"], query.OrderBy.Select(GetText));
        Assert.Equal("010", GetText(query.Limit));
        Assert.Equal("R", GetText(query.DateRange));
        Assert.Equal("G", GetText(query.Aggregation));
    }

    [Fact]
    public void Equal_texts_give_equal_trees()
    {
        const string Text = "SELECT a FROM d WHERE b IN (1, 2) ORDER BY a LIMIT 1 TIMESPAN R";

        Assert.Equal(Parsing.AssertValid(Text), Parsing.AssertValid(Text));
        Assert.Equal(Parsing.AssertValid(Text).GetHashCode(), Parsing.AssertValid(Text).GetHashCode());
        Assert.NotEqual(Parsing.AssertValid(Text), Parsing.AssertValid(" " + Text));
        Assert.NotEqual(Parsing.AssertValid(Text), Parsing.AssertValid(Text.Replace('2', '3')));
    }

    [Fact]
    public void A_null_text_throws() =>
        Assert.Throws<ArgumentNullException>(() => ParsedQuery.Parse(null!));
}
