namespace Insights.Typed.Language.Tests;

public class EquivalenceTests
{
    private const string Text = "SELECT a, b FROM d WHERE c = 'x' AND e IN (1, 2) ORDER BY a LIMIT 10 TIMESPAN R";

    [Theory]
    [InlineData("select A,B\nfrom D where C='x' and E in(1,2) order by A limit 010 timespan r")]
    [InlineData("SELECT a, b FROM d WHERE c = 'x' AND e IN (1, 2) ORDER BY a DESC LIMIT 10 TIMESPAN R")]
    public void Queries_that_differ_in_form_are_equivalent(string other)
    {
        Assert.True(Parsing.AssertValid(Text).IsEquivalentTo(Parsing.AssertValid(other)));
        Assert.True(Parsing.AssertValid(other).IsEquivalentTo(Parsing.AssertValid(Text)));
    }

    [Theory]
    [InlineData("SELECT a, b", "SELECT DISTINCT a, b")]
    [InlineData("a, b", "b, a")]
    [InlineData("a, b", "a")]
    [InlineData("FROM d", "FROM e")]
    [InlineData("c =", "f =")]
    [InlineData("=", "!=")]
    [InlineData("'x'", "'X'")]
    [InlineData("'x'", "5")]
    [InlineData("(1, 2)", "(1, 2.0)")]
    [InlineData("(1, 2)", "(1)")]
    [InlineData("(1, 2)", "('1', '2')")]
    [InlineData(" AND e IN (1, 2)", "")]
    [InlineData("ORDER BY a", "ORDER BY a ASC")]
    [InlineData("ORDER BY a", "ORDER BY b")]
    [InlineData(" ORDER BY a", "")]
    [InlineData("LIMIT 10", "LIMIT 11")]
    [InlineData(" LIMIT 10", "")]
    [InlineData("TIMESPAN R", "TIMESPAN S")]
    [InlineData(" TIMESPAN R", "")]
    [InlineData("TIMESPAN R", "TIMESPAN R AGGREGATED G")]
    public void Queries_that_differ_in_meaning_are_not_equivalent(string part, string other)
    {
        var changed = Parsing.AssertValid(Text.Replace(part, other));

        Assert.False(Parsing.AssertValid(Text).IsEquivalentTo(changed));
        Assert.False(changed.IsEquivalentTo(Parsing.AssertValid(Text)));
    }
}
