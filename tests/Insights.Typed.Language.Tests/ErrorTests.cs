namespace Insights.Typed.Language.Tests;

/// <summary>Each text marks with ‹ and › the position that its error must have.</summary>
public class ErrorTests
{
    private const string AfterDataset = "expected WHERE, ORDER BY, LIMIT, TIMESPAN or the end of the query";

    [Theory]
    [InlineData("‹›", "expected SELECT, found the end of the query")]
    [InlineData(" \n‹›", "expected SELECT, found the end of the query")]
    [InlineData("‹SELCT› a FROM d", "expected SELECT, found 'SELCT'; did you mean SELECT?")]
    [InlineData("‹DELETE› a FROM d", "expected SELECT, found 'DELETE'")]
    [InlineData("‹FROM› d SELECT a", "expected SELECT, found FROM")]
    [InlineData("SELECT ‹FROM› d", "expected DISTINCT or the name of a column, found FROM")]
    [InlineData("SELECT DISTINCT ‹distinct› a FROM d", "expected the name of a column, found DISTINCT")]
    [InlineData("SELECT ‹10› FROM d", "expected DISTINCT or the name of a column, found the number 10")]
    [InlineData("SELECT ‹'a'› FROM d", "expected DISTINCT or the name of a column, found the string 'a'")]
    [InlineData("SELECT a, ‹FROM› d", "expected the name of a column, found FROM")]
    [InlineData("SELECT a ‹FORM› d", "expected ',' or FROM, found 'FORM'; did you mean FROM?")]
    [InlineData("SELECT a ‹b› FROM d", "expected ',' or FROM, found 'b'")]
    [InlineData("SELECT a‹›", "expected ',' or FROM, found the end of the query")]
    [InlineData("SELECT a ‹WHERE› b = 1", "expected ',' or FROM, found WHERE")]
    [InlineData("SELECT a FROM‹›", "expected the name of a dataset, found the end of the query")]
    [InlineData("SELECT a FROM ‹where› b = 1", "expected the name of a dataset, found WHERE")]
    public void Select_and_from(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("SELECT a FROM d ‹WERE› b = 1", AfterDataset + ", found 'WERE'; did you mean WHERE?")]
    [InlineData("SELECT a FROM d ‹ORDERBY› b", AfterDataset + ", found 'ORDERBY'; did you mean ORDER BY?")]
    [InlineData("SELECT a FROM d ‹,› e", AfterDataset + ", found ','")]
    [InlineData("SELECT a FROM d WHERE‹›", "expected the name of a column, found the end of the query")]
    [InlineData("SELECT a FROM d WHERE b‹›", "expected '=', '!=', '<', '<=', '>', '>=', LIKE, NOT LIKE, IN or NOT IN, found the end of the query")]
    [InlineData("SELECT a FROM d WHERE b ‹LKIE› 'x'", "expected '=', '!=', '<', '<=', '>', '>=', LIKE, NOT LIKE, IN or NOT IN, found 'LKIE'; did you mean LIKE?")]
    [InlineData("SELECT a FROM d WHERE b NOT ‹=› 'x'", "expected LIKE or IN, found '='")]
    [InlineData("SELECT a FROM d WHERE ‹5› < b", "expected the name of a column, found the number 5")]
    [InlineData("SELECT a FROM d WHERE b =‹›", "expected a number or a string, found the end of the query")]
    [InlineData("SELECT a FROM d WHERE b > ‹=› 1", "expected a number or a string, found '='")]
    [InlineData("SELECT a FROM d WHERE b = ‹AND›", "expected a number or a string, found AND")]
    [InlineData("SELECT a FROM d WHERE b = ‹True›", "expected a number or a string, found 'True'; a string is in single quotes")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹ADN› c = 2", "expected AND, ORDER BY, LIMIT, TIMESPAN or the end of the query, found 'ADN'; did you mean AND?")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹,› c = 2", "expected AND, ORDER BY, LIMIT, TIMESPAN or the end of the query, found ','")]
    [InlineData("SELECT a FROM d WHERE b = 1 AND ‹AND› c = 2", "expected the name of a column, found AND")]
    [InlineData("SELECT a FROM d WHERE b = 1 AND‹›", "expected the name of a column, found the end of the query")]
    public void Where(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("SELECT a FROM d WHERE b IN ‹'x'›", "IN accepts a list in parentheses, found the string 'x'")]
    [InlineData("SELECT a FROM d WHERE b NOT IN‹›", "NOT IN accepts a list in parentheses, found the end of the query")]
    [InlineData("SELECT a FROM d WHERE b IN ‹( )›", "a list needs at least one value")]
    [InlineData("SELECT a FROM d WHERE b IN (1, ‹'x'›, 2)", "a list holds either numbers or strings, not both")]
    [InlineData("SELECT a FROM d WHERE b IN ('x', ‹1›)", "a list holds either numbers or strings, not both")]
    [InlineData("SELECT a FROM d WHERE b IN (1, ‹)›", "expected a number or a string, found ')'")]
    [InlineData("SELECT a FROM d WHERE b IN (1 ‹2›)", "expected ',' or ')', found the number 2")]
    [InlineData("SELECT a FROM d WHERE b IN (1‹›", "expected ',' or ')', found the end of the query")]
    [InlineData("SELECT a FROM d WHERE b IN (‹x›)", "expected a number or a string, found 'x'; a string is in single quotes")]
    [InlineData("SELECT a FROM d WHERE b IN (‹(›1))", "expected a number or a string, found '('")]
    [InlineData("SELECT a FROM d WHERE b = ‹(›'x')", "only IN and NOT IN accept a list")]
    public void Lists(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("SELECT a FROM d ORDER ‹a›", "expected BY, found 'a'")]
    [InlineData("SELECT a FROM d ORDER BY‹›", "expected the name of a column, found the end of the query")]
    [InlineData("SELECT a FROM d ORDER BY a ‹DSEC›", "expected ASC, DESC, ',', LIMIT, TIMESPAN or the end of the query, found 'DSEC'; did you mean DESC?")]
    [InlineData("SELECT a FROM d ORDER BY a ASC ‹DESC›", "expected ',', LIMIT, TIMESPAN or the end of the query, found DESC")]
    [InlineData("SELECT a FROM d LIMIT‹›", "LIMIT accepts a whole number above zero, found the end of the query")]
    [InlineData("SELECT a FROM d LIMIT ‹0›", "LIMIT accepts a whole number above zero, found the number 0")]
    [InlineData("SELECT a FROM d LIMIT ‹000›", "LIMIT accepts a whole number above zero, found the number 000")]
    [InlineData("SELECT a FROM d LIMIT ‹-1›", "LIMIT accepts a whole number above zero, found the number -1")]
    [InlineData("SELECT a FROM d LIMIT ‹1.0›", "LIMIT accepts a whole number above zero, found the number 1.0")]
    [InlineData("SELECT a FROM d LIMIT ‹'1'›", "LIMIT accepts a whole number above zero, found the string '1'")]
    [InlineData("SELECT a FROM d LIMIT ‹ten›", "LIMIT accepts a whole number above zero, found 'ten'")]
    [InlineData("SELECT a FROM d LIMIT ‹9223372036854775808›", "LIMIT accepts no number above 9223372036854775807, found the number 9223372036854775808")]
    [InlineData("SELECT a FROM d LIMIT 1‹,› 2", "expected TIMESPAN or the end of the query, found ','")]
    [InlineData("SELECT a FROM d TIMESPAN‹›", "expected the name of a date range, found the end of the query")]
    [InlineData("SELECT a FROM d TIMESPAN ‹'LAST_MONTH'›", "expected the name of a date range, found the string 'LAST_MONTH'")]
    [InlineData("SELECT a FROM d TIMESPAN ‹7›", "expected the name of a date range, found the number 7")]
    [InlineData("SELECT a FROM d TIMESPAN R ‹S›", "expected AGGREGATED or the end of the query, found 'S'")]
    [InlineData("SELECT a FROM d TIMESPAN R ‹AGREGATED› Daily", "expected AGGREGATED or the end of the query, found 'AGREGATED'; did you mean AGGREGATED?")]
    [InlineData("SELECT a FROM d TIMESPAN R AGGREGATED ‹'Daily'›", "expected the name of an aggregation, found the string 'Daily'")]
    [InlineData("SELECT a FROM d TIMESPAN R AGGREGATED Daily ‹x›", "expected the end of the query, found 'x'")]
    [InlineData("SELECT a FROM d LIMIT 5 ‹AGGREGATED› Daily", "AGGREGATED follows TIMESPAN; a dataset aggregates the rows of some of its date ranges only")]
    public void Order_by_limit_and_timespan(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("SELECT a FROM d TIMESPAN R ‹LIMIT› 5", "LIMIT must come before TIMESPAN")]
    [InlineData("SELECT a FROM d LIMIT 5 ‹ORDER› BY a", "ORDER BY must come before LIMIT")]
    [InlineData("SELECT a FROM d LIMIT 5 ‹where› a = 1", "WHERE must come before LIMIT")]
    [InlineData("SELECT a FROM d ORDER BY a ‹WHERE› a = 1", "WHERE must come before ORDER BY")]
    public void Clauses_are_valid_in_one_order_only(string marked, string message) =>
        AssertError(marked, message + "; the order is SELECT, FROM, WHERE, ORDER BY, LIMIT, TIMESPAN, AGGREGATED");

    [Theory]
    [InlineData("SELECT a FROM d ‹FROM› e", "a query has only one FROM")]
    [InlineData("SELECT a FROM d ‹SELECT› b", "a query has only one SELECT")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹WHERE› c = 1", "a query has only one WHERE")]
    [InlineData("SELECT a FROM d ORDER BY a ‹ORDER› BY b", "a query has only one ORDER BY")]
    public void A_duplicate_clause_is_an_error(string marked, string message) => AssertError(marked, message);

    [Fact]
    public void A_quotation_has_at_most_forty_characters()
    {
        const string Smile = "\U0001F642";
        (string Text, string Shown)[] cases =
        [
            (new('x', 40), new('x', 40)),
            (new('x', 41), new string('x', 40) + "…"),
            (new string('x', 38) + Smile, new string('x', 38) + Smile),
            (new string('x', 38) + Smile + "y", new string('x', 38) + Smile + "…"),
            (new string('x', 39) + Smile, new string('x', 39) + "…"),
        ];

        Assert.All(cases, c => AssertError($"SELECT a FROM d LIMIT ‹'{c.Text}'›", $"LIMIT accepts a whole number above zero, found the string '{c.Shown}'"));
    }

    /// <summary>Removes the marks from a text, and asserts that its error is between them.</summary>
    internal static ParsedQuery AssertError(string marked, string message)
    {
        var start = marked.IndexOf('‹', StringComparison.Ordinal);
        var end = marked.IndexOf('›', StringComparison.Ordinal) - 1;
        var parsed = ParsedQuery.Parse(marked.Replace("‹", "").Replace("›", ""));

        Assert.Equal([new(new(start, end - start), message)], parsed.Errors);
        Assert.Null(parsed.Query);
        return parsed;
    }
}
