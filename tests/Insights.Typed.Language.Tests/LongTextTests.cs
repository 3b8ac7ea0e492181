using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests;

/// <summary>Texts that would overflow the stack of a naive parser, or take it a very long time.</summary>
public class LongTextTests
{
    /// <summary>A million characters; fewer only where the tests are repeated for each mutant.</summary>
    private static readonly int Length = Math.Min(1_000_000, Soak.Times(1_000_000));

    [Theory]
    [InlineData("", "(")]
    [InlineData("", "a")]
    [InlineData("", "'")]
    [InlineData("", " ")]
    [InlineData("", "-")]
    [InlineData("SELECT ", "(")]
    [InlineData("SELECT ", "a ")]
    [InlineData("SELECT ", "a,")]
    [InlineData("SELECT a FROM d ", "WHER")]
    [InlineData("SELECT a FROM d WHERE ", "(")]
    [InlineData("SELECT a FROM d WHERE ", "NOT ")]
    [InlineData("SELECT a FROM d WHERE b = ", "(")]
    [InlineData("SELECT a FROM d WHERE b = ", "'")]
    [InlineData("SELECT a FROM d WHERE b = '", "x")]
    [InlineData("SELECT a FROM d WHERE b = ", "1.")]
    [InlineData("SELECT a FROM d WHERE b IN (", "(")]
    [InlineData("SELECT a FROM d WHERE b IN (", "'x', ")]
    [InlineData("SELECT a FROM d LIMIT ", "9")]
    public void A_long_invalid_text_gets_a_short_message(string start, string repeated)
    {
        var error = Assert.Single(ParsedQuery.Parse(start + Repeat(repeated, Length / repeated.Length)).Errors);

        Assert.InRange(error.Message.Length, 1, 300);
    }

    [Fact]
    public void A_hundred_thousand_of_everything_are_a_query()
    {
        var count = Length / 10;
        var text = $"SELECT {Repeat("a, ", count)}a FROM d WHERE {Repeat("b = 1 AND ", count)}c IN ({Repeat("'x', ", count)}'x') ORDER BY {Repeat("e ASC, ", count)}e";

        var query = Parsing.AssertValid(text);

        Assert.Equal(count + 1, query.Columns.Count);
        Assert.Equal(count + 1, query.Conditions.Count);
        Assert.Equal(count + 1, ((ListSyntax)query.Conditions[count].Value).Items.Count);
        Assert.Equal(count + 1, query.OrderBy.Count);
        Assert.Equal(text, query.ToString());
        Assert.True(query.IsEquivalentTo(Parsing.AssertValid(text.ToUpperInvariant().Replace("'X'", "'x'"))));
    }

    [Fact]
    public void A_value_may_be_long()
    {
        var digits = Repeat("9", Length);
        var text = Repeat("x ", Length / 2);

        Assert.Equal(digits, Assert.IsType<NumberSyntax>(Parsing.Condition($"a = {digits}").Value).Text);
        Assert.Equal(text, Assert.IsType<StringSyntax>(Parsing.Condition($"a = '{text}'").Value).Text);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
