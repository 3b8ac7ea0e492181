using System.Text;
using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a \"b\" %_ \u00a0é北")]
    [InlineData("\U0001F642")]
    [InlineData("a\U0001F642\U0001F642b")]
    [InlineData("\u2027\u202a\uFEFF")]
    public void Other_characters_are_valid(string text) => Assert.Null(QueryText.FindInvalidCharacter(text));

    [Theory]
    [InlineData("'", "it has a quote, and the language has no documented way to write one, at index 0")]
    [InlineData("it's", "it has a quote, and the language has no documented way to write one, at index 2")]
    [InlineData("\U0001F642'", "it has a quote, and the language has no documented way to write one, at index 2")]
    [InlineData("a\nb", "it has the control character U+000A at index 1")]
    [InlineData("ab\u0085", "it has the control character U+0085 at index 2")]
    [InlineData("a\u2028", "it has the line separator U+2028 at index 1")]
    [InlineData("a\u2029", "it has the paragraph separator U+2029 at index 1")]
    [InlineData("\u0000'", "it has the control character U+0000 at index 0")]
    public void The_first_invalid_character_is_reported_with_its_index(string text, string problem) => Assert.Equal(problem, QueryText.FindInvalidCharacter(text));

    /// <summary>Not a theory: half a surrogate pair cannot be a part of a test's name.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_reported()
    {
        Assert.Equal("it has half a surrogate pair (U+D83D) at index 1", QueryText.FindInvalidCharacter("a\ud83d"));
        Assert.Equal("it has half a surrogate pair (U+D83D) at index 0", QueryText.FindInvalidCharacter("\ud83da"));
        Assert.Equal("it has half a surrogate pair (U+D83D) at index 0", QueryText.FindInvalidCharacter("\ud83d\ud83d\ude42"));
        Assert.Equal("it has half a surrogate pair (U+DE42) at index 0", QueryText.FindInvalidCharacter("\ude42\ud83d"));
        Assert.Equal("it has half a surrogate pair (U+DE42) at index 2", QueryText.FindInvalidCharacter("\U0001F642\ude42"));
    }

    [Fact]
    public void A_text_is_valid_exactly_if_the_parser_reads_it_back()
    {
        var random = new Random(20261129);
        for (var i = 0; i < Soak.Times(2000); i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => (char)(random.Next(2) == 0 ? random.Next(0x100) : random.Next(0x10000))));
            var parsed = ParsedQuery.Parse($"SELECT a FROM d WHERE b = '{text}'");
            var isReadBack = parsed.Query?.Conditions is [{ Value: StringSyntax value }] && value.Text == text;

            Assert.Equal(QueryText.FindInvalidCharacter(text) is null, isReadBack);
        }
    }

    /// <summary>A request is UTF-8, which replaces half of a pair, so that the service would compare another text.</summary>
    [Fact]
    public void Each_text_that_the_parser_accepts_is_the_same_in_a_request()
    {
        var random = new Random(20261201);
        string[] parts = ["SELECT", " a", " FROM", " d", " WHERE", " b", " =", " 'x", "'", " LIMIT", " 5", "\ud83d", "\ude42", "\ud83d\ude42", "\u2028", "é", "\ud800"];
        for (var i = 0; i < Soak.Times(5000); i++)
        {
            var parsed = $"SELECT a FROM d WHERE b = 'x{string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => parts[random.Next(parts.Length)]))}'";
            var text = random.Next(3) == 0 ? parsed.Insert(random.Next(parsed.Length), parts[random.Next(parts.Length)]) : parsed;

            Assert.True(ParsedQuery.Parse(text).Errors.Count > 0 || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text);
        }
    }

    [Theory]
    [InlineData("", -1)]
    [InlineData("ab", -1)]
    [InlineData("a%_", 1)]
    [InlineData("_", 0)]
    public void The_first_wildcard_is_found(string text, int index) => Assert.Equal(index, QueryText.IndexOfWildcard(text));

    [Fact]
    public void A_null_text_throws()
    {
        Assert.Throws<ArgumentNullException>(() => QueryText.FindInvalidCharacter(null!));
        Assert.Throws<ArgumentNullException>(() => QueryText.IndexOfWildcard(null!));
    }
}
