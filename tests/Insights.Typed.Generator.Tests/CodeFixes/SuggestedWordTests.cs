using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Tests.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>A misspelt word in a query text is replaced, and nothing but the word.</summary>
public sealed class SuggestedWordTests
{
    private static readonly CodeFix Fix = new(new RawTextAnalyzer(), new SuggestedWordFix());

    [Theory]
    [InlineData("\"SELECT Nmae FROM Usage\"", "\"SELECT Name FROM Usage\"")]
    [InlineData("\"SELECT N\\u006dae\\tFROM Usage\"", "\"SELECT Name\\tFROM Usage\"")]
    [InlineData("@\"SELECT Seats,\n  Nmae FROM Usage\"", "@\"SELECT Seats,\n  Name FROM Usage\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Trial = 'False'\"", "\"SELECT Name FROM Usage WHERE Trial = 'N'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Trial = 1\"", "\"SELECT Name FROM Usage WHERE Trial = 'Y'\"")]
    [InlineData("\"SELECT Name FROM Usage TIMESPAN LAST_MOTH\"", "\"SELECT Name FROM Usage TIMESPAN LAST_MONTH\"")]
    [InlineData("$\"SELECT Name FROM Usgae LIMIT {number}\"", "$\"SELECT Name FROM Usage LIMIT {number}\"")]
    public async Task The_word_is_replaced(string before, string after) =>
        Assert.Equal(Raw.Program(after), await Fix.ApplyAsync(Raw.Program(before)));

    [Theory]
    [InlineData("\"SELECT Whatever FROM Usage\"")]
    [InlineData("\"SELECT Nm\" + \"ae FROM Usage\"")]
    [InlineData("\"SELECT \" + nameof(Nmae) + \" FROM Usage\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats = 'many'\"")]
    [InlineData("\"SELECT Name FROM Usage\"")]
    public async Task Nothing_is_offered_where_no_word_is_near_or_none_can_be_replaced(string argument) =>
        Assert.Empty(await Fix.TitlesAsync(Raw.Program(argument, "private const int Nmae = 1;")));

    [Fact]
    public async Task The_title_says_the_word() =>
        Assert.Equal(["Change to Name", "Change to Seats"], await Fix.TitlesAsync(Raw.Program("\"SELECT Nmae, Seast FROM Usage\"")));

    [Fact]
    public async Task All_of_a_file_at_once() => Assert.Equal(
        Raw.Program("\"SELECT Name, Seats FROM Usage WHERE Trial = 'N'\""),
        await Fix.ApplyToAllAsync(Raw.Program("\"SELECT Nmae, Seast FROM Usage WHERE Trial = 'no'\"")));
}
