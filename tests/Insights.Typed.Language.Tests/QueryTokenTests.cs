namespace Insights.Typed.Language.Tests;

/// <summary>The parts of a text, for its colors in an editor.</summary>
public sealed class QueryTokenTests
{
    [Theory]
    [InlineData("SELECT a, b FROM d", "SELECT:Keyword a:Name ,:Punctuation b:Name FROM:Keyword d:Name")]
    [InlineData("where x>=-1.5 AND y not in ('é', 'b')", "where:Keyword x:Name >=:Operator -1.5:Number AND:Keyword y:Name not:Keyword in:Keyword (:Punctuation 'é':String ,:Punctuation 'b':String ):Punctuation")]
    [InlineData("a = 'x", "a:Name =:Operator ':Invalid x:Name")]
    [InlineData("a; -x", "a:Name ;:Invalid -x:Invalid")]
    [InlineData("  ", "")]
    public void Each_part_has_its_kind(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', QueryTokens.Read(text).Select(token => $"{text.Substring(token.Span.Start, token.Span.Length)}:{token.Kind}")));

    [Theory]
    [InlineData("a SELECT DISTINCT a FROM d", ", Select, Select, Select, From, From")]
    [InlineData("from d where a = 'FROM' and b in (1)", "From, From, Where, Where, Where, Where, Where, Where, Where, Where, Where, Where")]
    [InlineData("FROM d ORDER BY a DESC LIMIT 5", "From, From, OrderBy, OrderBy, OrderBy, OrderBy, Limit, Limit")]
    [InlineData("ORDER a TIMESPAN r AGGREGATED p", "OrderBy, OrderBy, Timespan, Timespan, Aggregated, Aggregated")]
    public void Each_part_has_its_clause(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", QueryTokens.Read(text).Select(token => token.Clause)));
}
