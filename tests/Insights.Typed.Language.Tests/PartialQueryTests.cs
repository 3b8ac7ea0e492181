namespace Insights.Typed.Language.Tests;

public class PartialQueryTests
{
    [Theory]
    [InlineData("SELECT a, b FROM d WHERE", "SELECT a, b FROM d")]
    [InlineData("SELECT a, b FROM d WHERE c = 1 AND e", "SELECT a, b FROM d WHERE c = 1")]
    [InlineData("SELECT a, b FROM d WHERE c = 1 OR e = 2", "SELECT a, b FROM d WHERE c = 1")]
    [InlineData("SELECT DISTINCT a FROM d ORDER BY a, b DESC, LIMIT", "SELECT DISTINCT a FROM d ORDER BY a, b DESC")]
    [InlineData("SELECT a FROM d LIMIT 5 TIMESPAN", "SELECT a FROM d LIMIT 5")]
    [InlineData("SELECT a FROM d TIMESPAN R LIMIT 5", "SELECT a FROM d TIMESPAN R")]
    [InlineData("SELECT a FROM d WHERE ORDER BY a", "SELECT a FROM d")]
    [InlineData("SELECT a FROM d WHERE b = 1 AND LIMIT 5", "SELECT a FROM d WHERE b = 1")]
    [InlineData("SELECT a FROM d ORDER LIMIT 5", "SELECT a FROM d")]
    [InlineData("SELECT a FROM d ORDER BY LIMIT 5", "SELECT a FROM d")]
    [InlineData("SELECT a FROM d LIMIT TIMESPAN R", "SELECT a FROM d")]
    public void The_parsed_part_before_an_error_is_kept(string text, string understood)
    {
        var parsed = ParsedQuery.Parse(text);

        Assert.Single(parsed.Errors);
        Assert.Null(parsed.Query);
        Assert.Equal(understood, parsed.PartialQuery!.ToString());
        Assert.InRange(parsed.PartialQuery.Span.End, parsed.PartialQuery.Dataset.Span.End, text.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELECT a, b")]
    [InlineData("SELECT a, b FROM")]
    [InlineData("SELECT FROM d")]
    [InlineData("SELECT a, FROM d")]
    public void No_query_exists_before_the_dataset(string text) => Assert.Null(ParsedQuery.Parse(text).PartialQuery);
}
