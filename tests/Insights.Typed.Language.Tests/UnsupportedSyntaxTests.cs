namespace Insights.Typed.Language.Tests;

/// <summary>Syntax that people know from other languages, and text that belongs to none.</summary>
public class UnsupportedSyntaxTests
{
    private const string NoOr = "the language has no OR; conditions are joined by AND, and IN accepts several values for one column";
    private const string NoJoin = "the language has no JOIN; a query reads one dataset";
    private const string NoNull = "the language has no NULL, and no test for it";
    private const string NoFunctions = "the language has no function calls; only a name is valid here";
    private const string NoStar = "the language has no '*'; every column is named, and there is no arithmetic";
    private const string NoNameQuotes = "names are written without quotes or brackets";
    private const string StraightQuotes = "a string is in straight single quotes";
    private const string NeitherNor = " is neither a name nor a number; a string is in single quotes";

    [Theory]
    [InlineData("SELECT ‹*› FROM d", NoStar)]
    [InlineData("SELECT ‹COUNT›(a) FROM d", NoFunctions)]
    [InlineData("SELECT a, ‹sum› (b) FROM d", NoFunctions)]
    [InlineData("SELECT a ‹AS› b FROM d", "the language has no alias; a column keeps its name")]
    [InlineData("SELECT a FROM d ‹as› x", "the language has no alias; a column keeps its name")]
    [InlineData("SELECT a FROM ‹(›SELECT b FROM d)", "the language has no subqueries")]
    [InlineData("SELECT a FROM d ‹JOIN› e", NoJoin)]
    [InlineData("SELECT a FROM d ‹INNER› JOIN e", NoJoin)]
    [InlineData("SELECT a FROM d ‹left› outer join e", NoJoin)]
    [InlineData("SELECT a FROM d ‹RIGHT› JOIN e", NoJoin)]
    [InlineData("SELECT a FROM d ‹FULL› JOIN e", NoJoin)]
    [InlineData("SELECT a FROM d ‹OUTER› JOIN e", NoJoin)]
    [InlineData("SELECT a FROM d ‹CROSS› JOIN e", NoJoin)]
    [InlineData("SELECT a FROM d ‹UNION› SELECT b FROM e", "the language has no UNION; a query reads one dataset")]
    [InlineData("SELECT a FROM d ‹GROUP› BY a", "the language has no GROUP BY; a metric is computed for every distinct combination of the selected columns")]
    [InlineData("SELECT a FROM d ‹HAVING› b > 1", "the language has no HAVING; WHERE accepts metrics too")]
    [InlineData("SELECT a FROM d LIMIT 1 ‹OFFSET› 2", "the language has no OFFSET; LIMIT returns the first rows only")]
    [InlineData("SELECT a FROM d ORDER BY ‹LOWER›(a)", NoFunctions)]
    public void Clauses_of_other_languages(string marked, string message) => ErrorTests.AssertError(marked, message);

    [Theory]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹OR› c = 2", NoOr)]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹||› c = 2", NoOr)]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹&&› c = 2", "conditions are joined by AND")]
    [InlineData("SELECT a FROM d WHERE ‹(›b = 1)", "the language has no parentheses around conditions; all conditions are joined by AND")]
    [InlineData("SELECT a FROM d WHERE ‹NOT› b = 1", "NOT is valid only in NOT LIKE and NOT IN; a condition cannot be negated as a whole")]
    [InlineData("SELECT a FROM d WHERE b ‹IS› NULL", NoNull)]
    [InlineData("SELECT a FROM d WHERE b NOT ‹NULL›", NoNull)]
    [InlineData("SELECT a FROM d WHERE b = ‹null›", NoNull)]
    [InlineData("SELECT a FROM d WHERE b IN (‹NULL›)", NoNull)]
    [InlineData("SELECT a FROM d WHERE b ‹BETWEEN› 1 AND 2", "the language has no BETWEEN; write two conditions with >= and <=")]
    [InlineData("SELECT a FROM d WHERE ‹YEAR›(b) = 2024", NoFunctions)]
    [InlineData("SELECT a FROM d WHERE b = ‹DATE›('2024-01-01')", NoFunctions)]
    [InlineData("SELECT a FROM d WHERE b = (‹SELECT› c FROM d)", "the language has no subqueries")]
    [InlineData("SELECT a FROM d WHERE b IN (‹SELECT› c FROM d)", "the language has no subqueries")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹+› 2", "the language has no arithmetic")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹-› 2", "the language has no arithmetic")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹/› 2", "the language has no arithmetic")]
    [InlineData("SELECT a FROM d WHERE b = 1 ‹*› 2", NoStar)]
    [InlineData("SELECT a FROM d WHERE b ‹==› 1", "'equal' is written =")]
    [InlineData("SELECT a FROM d WHERE b ‹<>› 1", "'not equal' is written !=")]
    [InlineData("SELECT a FROM d WHERE b ‹!› = 1", "'!' is valid only in !=")]
    [InlineData("SELECT a FROM d WHERE b LIKE ‹%›x", "'%' is valid only in the string of LIKE")]
    public void Conditions_of_other_languages(string marked, string message) => ErrorTests.AssertError(marked, message);

    [Theory]
    [InlineData("SELECT a FROM d‹;›", "a query ends without ';'")]
    [InlineData("SELECT a FROM d ‹--› all", "the language has no comments")]
    [InlineData("SELECT a ‹/*› all */ FROM d", "the language has no comments")]
    [InlineData("SELECT a FROM d ‹//›", "the language has no comments")]
    [InlineData("SELECT ‹[›a] FROM d", NoNameQuotes)]
    [InlineData("SELECT a ‹]› FROM d", NoNameQuotes)]
    [InlineData("SELECT ‹`›a` FROM d", NoNameQuotes)]
    [InlineData("SELECT a FROM d WHERE b = ‹\"›x\"", StraightQuotes)]
    [InlineData("SELECT a FROM d WHERE b = ‹‘›x’", StraightQuotes)]
    [InlineData("SELECT a FROM d WHERE b IN ‹“›x”", StraightQuotes)]
    [InlineData("SELECT a FROM d LIMIT ‹#›", "'#' is not part of the language outside a string")]
    [InlineData("SELECT a FROM d ‹\0›", "U+0000 is not part of the language outside a string")]
    [InlineData("‹\uFEFF›SELECT a FROM d", "U+FEFF is not part of the language outside a string")]
    [InlineData("SELECT a FROM d WHERE b = ‹󰀀›", "U+F0000 is not part of the language outside a string")]
    [InlineData("SELECT a FROM d ‹‍›", "U+200D is not part of the language outside a string")]
    [InlineData("SELECT a FROM d ‹́›", "U+0301 is not part of the language outside a string")]
    [InlineData("SELECT ‹🙂› FROM d", "'🙂' is not part of the language outside a string")]
    [InlineData("SELECT a FROM d WHERE b = ‹2024-01-31›", "'2024-01-31'" + NeitherNor)]
    [InlineData("SELECT a FROM d WHERE b = ‹5.›", "'5.'" + NeitherNor)]
    [InlineData("SELECT a FROM d WHERE b = ‹.5›", "'.5'" + NeitherNor)]
    [InlineData("SELECT a FROM d WHERE b = ‹1.2.3›", "'1.2.3'" + NeitherNor)]
    [InlineData("SELECT a FROM d WHERE b = ‹-x›", "'-x'" + NeitherNor)]
    [InlineData("SELECT a FROM d WHERE b = ‹٣›", "'٣'" + NeitherNor)]
    public void Unsupported_characters(string marked, string message) => ErrorTests.AssertError(marked, message);

    [Fact]
    public void A_lone_surrogate_is_shown_by_its_code() =>
        Assert.Equal(
            [new(new(0, 1), "U+D83D is not part of the language outside a string")],
            ParsedQuery.Parse("\uD83D").Errors);

    [Theory]
    [InlineData("SELECT a FROM d WHERE b = ‹'›x", "this string has no closing quote")]
    [InlineData("SELECT a FROM d WHERE b = ‹'›", "this string has no closing quote")]
    [InlineData("SELECT a FROM d WHERE b = ‹'›x\nLIMIT 5", "this string has no closing quote")]
    [InlineData("SELECT a FROM d WHERE b = 'it‹''›s'", "how to write a quote inside a string is not documented, so '' is not accepted")]
    [InlineData("SELECT a FROM d WHERE b = '‹''›", "how to write a quote inside a string is not documented, so '' is not accepted")]
    [InlineData("SELECT a FROM d WHERE b IN ('x‹''›y')", "how to write a quote inside a string is not documented, so '' is not accepted")]
    [InlineData("SELECT a FROM d WHERE b = 'x‹\n›AND c = 'y'", "a string cannot hold a line break; is its closing quote missing?")]
    [InlineData("SELECT a FROM d WHERE b = 'x‹\r›\ny'", "a string cannot hold a line break; is its closing quote missing?")]
    [InlineData("SELECT a FROM d WHERE b = '‹\t›'", "a string cannot hold the control character U+0009")]
    [InlineData("SELECT a FROM d WHERE b = '\u00A0‹\u0085›'", "a string cannot hold the control character U+0085; is its closing quote missing?")]
    [InlineData("SELECT a FROM d WHERE b = '‹\u2028›'", "a string cannot hold the line separator U+2028; is its closing quote missing?")]
    [InlineData("SELECT a FROM d WHERE b = 'x‹\u2029›'", "a string cannot hold the paragraph separator U+2029; is its closing quote missing?")]
    public void Invalid_strings(string marked, string message) => ErrorTests.AssertError(marked, message);

    /// <summary>Not a theory: half a surrogate pair cannot be a part of a test's name.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_an_error_in_a_string() =>
        Assert.Equal(
            [new(new(28, 1), "a string cannot hold half a surrogate pair (U+D800)")],
            ParsedQuery.Parse("SELECT a FROM d WHERE b = 'x\ud800'").Errors);
}
