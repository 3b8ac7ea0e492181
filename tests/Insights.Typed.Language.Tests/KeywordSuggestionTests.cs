using Insights.Typed.Language.Parsing;

namespace Insights.Typed.Language.Tests;

public sealed class KeywordSuggestionTests
{
    [Theory]
    [InlineData("abx", "ABC, ABD", "ABC")]
    [InlineData("ABD", "ABC, ABD", "ABD")]
    [InlineData("NOTLIKN", "LIKE, NOT LIKE, IN, NOT IN", "NOT LIKE")]
    [InlineData("NOTIN", "LIKE, NOT LIKE, IN, NOT IN", "NOT IN")]
    [InlineData("ACB", "ABC", "ABC")]
    [InlineData("BADC", "ABCD", null)]
    [InlineData("I", "IN", null)]
    [InlineData("LIMITATION", "LIMIT", null)]
    [InlineData("", "LIMIT", null)]
    public void The_first_nearest_keyword_is_suggested(string word, string candidates, string? expected) =>
        Assert.Equal(expected, KeywordSuggestion.FindNearest(word, candidates.Split(", ")));
}
