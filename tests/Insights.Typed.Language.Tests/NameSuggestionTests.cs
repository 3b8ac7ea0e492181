using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests;

public sealed class NameSuggestionTests
{
    [Theory]
    [InlineData("Markt", "Market")]
    [InlineData("MARKETS", "market")]
    [InlineData("Customer_Market", "CustomerMarket")]
    [InlineData("ab", "abcd")]
    [InlineData("abcd", "ab")]
    [InlineData("abcdefghijkl", "abcdefghixyz")]
    [InlineData("abcdefghijkl", "abcdefghijklmno")]
    [InlineData("LAST_03_MONTH", "LAST_3_MONTHS")]
    [InlineData("aaaaaaaa_yexx", "aaaaaaaa_year")]
    [InlineData("aaaaaaaa_bbbbbbbb_yexx", "aaaaaaxx_bbbbbbbb_year")]
    public void A_near_name_is_suggested(string name, string candidate)
    {
        Assert.Equal(candidate, NameSuggestion.FindNearest(name, [candidate]));
        Assert.Equal($" Did you mean '{candidate}'?", NameSuggestion.GetHint(name, ["other", candidate]));
    }

    [Theory]
    [InlineData("Market", "Month")]
    [InlineData("ab", "abcde")]
    [InlineData("abcde", "ab")]
    [InlineData("abcdefghijk", "abcdefghxyz")]
    [InlineData("abcdefghijkl", "abcdefghwxyz")]
    [InlineData("abcdefghijkl", "abcdefghijklmnop")]
    [InlineData("LAST_3_MONTHS", "LAST_6_MONTHS")]
    [InlineData("Segment1", "Segment")]
    [InlineData("aaaaaaaaaaaa_year", "aaaaaaaaaaaa_week")]
    [InlineData("yea_aaaaaaaaaaaa", "wxy_aaaaaaaaaaaa")]
    public void A_distant_name_is_not_suggested(string name, string candidate)
    {
        Assert.Null(NameSuggestion.FindNearest(name, [candidate]));
        Assert.Equal("", NameSuggestion.GetHint(name, [candidate]));
    }

    [Fact]
    public void The_nearest_name_is_suggested_and_the_first_of_equally_near_ones()
    {
        Assert.Equal("abce", NameSuggestion.FindNearest("abcd", ["abef", "abce", "xyz", "abcf"]));
        Assert.Null(NameSuggestion.FindNearest("abcd", []));
    }

    [Theory]
    [InlineData("a1b2", "x1y2", true)]
    [InlineData("a01", "a1", true)]
    [InlineData("a", "b", true)]
    [InlineData("a12", "a1x2", false)]
    [InlineData("a1", "a2", false)]
    [InlineData("a1", "a", false)]
    public void Names_have_the_same_numbers(string name, string other, bool areSame) => Assert.Equal(areSame, NameSuggestion.HasSameNumbers(name, other));

    [Fact]
    public void A_short_name_is_near_exactly_if_two_edits_are_enough()
    {
        var random = new Random(20261129);
        for (var i = 0; i < Soak.Times(5000); i++)
        {
            var (name, candidate) = (GetName(), GetName());

            Assert.Equal(CountEdits(name, candidate) <= 2, NameSuggestion.FindNearest(name, [candidate]) is not null);
        }

        string GetName() => string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => "abc"[random.Next(3)]));

        static int CountEdits(string from, string to) => from == "" || to == ""
            ? from.Length + to.Length
            : from[0] == to[0]
                ? CountEdits(from[1..], to[1..])
                : 1 + Math.Min(CountEdits(from[1..], to[1..]), Math.Min(CountEdits(from[1..], to), CountEdits(from, to[1..])));
    }
}
