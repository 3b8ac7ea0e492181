namespace Insights.Typed.Language.Tests;

public class TreeTests
{
    [Fact]
    public void Every_clause_is_in_the_tree()
    {
        var query = Parsing.Valid(
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
    public void What_is_not_said_is_empty()
    {
        var query = Parsing.Valid("SELECT a FROM d");

        Assert.False(query.IsDistinct);
        Assert.Empty(query.Conditions);
        Assert.Empty(query.OrderBy);
        Assert.Null(query.Limit);
        Assert.Null(query.DateRange);
        Assert.Null(query.Aggregation);
    }

    [Fact]
    public void An_ordering_goes_downwards_unless_it_says_otherwise() =>
        Assert.Equal(
            [true, true, false],
            Parsing.Valid("SELECT a FROM d ORDER BY a, b DESC, c ASC").OrderBy.Select(o => o.IsDescending));

    [Fact]
    public void Every_node_knows_where_it_stands()
    {
        const string Text = " SELECT a ,b FROM d WHERE c NOT  IN ( 'x' , 'y') AND e>= -5 ORDER BY a  ASC, b LIMIT 010 TIMESPAN R  AGGREGATED G ";
        var query = Parsing.Valid(Text);
        string Cut(QueryNode? node) => Parsing.Cut(Text, node!.Span);

        Assert.Equal(Text.Trim(), Cut(query));
        Assert.Equal(["a", "b"], query.Columns.Select(Cut));
        Assert.Equal("d", Cut(query.Dataset));
        Assert.Equal(["c NOT  IN ( 'x' , 'y')", "e>= -5"], query.Conditions.Select(Cut));
        Assert.Equal(["NOT  IN", ">="], query.Conditions.Select(c => Parsing.Cut(Text, c.OperatorSpan)));
        Assert.Equal(["( 'x' , 'y')", "-5"], query.Conditions.Select(c => Cut(c.Value)));
        Assert.Equal(["'x'", "'y'"], ((ListSyntax)query.Conditions[0].Value).Items.Select(Cut));
        Assert.Equal(["a  ASC", "b"], query.OrderBy.Select(Cut));
        Assert.Equal("010", Cut(query.Limit));
        Assert.Equal("R", Cut(query.DateRange));
        Assert.Equal("G", Cut(query.Aggregation));
    }

    [Fact]
    public void Equal_texts_give_equal_trees()
    {
        const string Text = "SELECT a FROM d WHERE b IN (1, 2) ORDER BY a LIMIT 1 TIMESPAN R";

        Assert.Equal(Parsing.Valid(Text), Parsing.Valid(Text));
        Assert.Equal(Parsing.Valid(Text).GetHashCode(), Parsing.Valid(Text).GetHashCode());
        Assert.NotEqual(Parsing.Valid(Text), Parsing.Valid(" " + Text));
        Assert.NotEqual(Parsing.Valid(Text), Parsing.Valid(Text.Replace('2', '3')));
    }

    [Fact]
    public void No_text_is_the_caller_s_mistake() =>
        Assert.Throws<ArgumentNullException>(() => ParsedQuery.Parse(null!));
}
