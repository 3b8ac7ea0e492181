using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Tests.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>A code fix replaces a misspelled name in a query text, and nothing else.</summary>
public sealed class SuggestedNameFixTests
{
    private static readonly CodeFix Fix = new(new RawTextAnalyzer(), new SuggestedNameFix());

    [Theory]
    [InlineData("\"SELECT Nmae FROM Usage\"", "\"SELECT Name FROM Usage\"")]
    [InlineData("\"SELECT N\\u006dae\\tFROM Usage\"", "\"SELECT Name\\tFROM Usage\"")]
    [InlineData("@\"SELECT Seats,\n  Nmae FROM Usage\"", "@\"SELECT Seats,\n  Name FROM Usage\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Trial = 'False'\"", "\"SELECT Name FROM Usage WHERE Trial = 'N'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Trial = 1\"", "\"SELECT Name FROM Usage WHERE Trial = 'Y'\"")]
    [InlineData("\"SELECT Name FROM Usage TIMESPAN LAST_MOTH\"", "\"SELECT Name FROM Usage TIMESPAN LAST_MONTH\"")]
    [InlineData("$\"SELECT Name FROM Usgae LIMIT {number}\"", "$\"SELECT Name FROM Usage LIMIT {number}\"")]
    public async Task The_name_is_replaced(string before, string after) =>
        Assert.Equal(RawTextProgram.Create(after), await Fix.ApplyAsync(RawTextProgram.Create(before)));

    [Theory]
    [InlineData("\"SELECT Whatever FROM Usage\"")]
    [InlineData("\"SELECT Nm\" + \"ae FROM Usage\"")]
    [InlineData("\"SELECT \" + nameof(Nmae) + \" FROM Usage\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats = 'many'\"")]
    [InlineData("\"SELECT Name FROM Usage\"")]
    public async Task No_fix_is_offered_without_a_similar_name_or_a_replaceable_span(string argument) =>
        Assert.Empty(await Fix.GetTitlesAsync(RawTextProgram.Create(argument, "private const int Nmae = 1;")));

    [Fact]
    public async Task The_title_contains_the_name() =>
        Assert.Equal(["Change to Name", "Change to Seats"], await Fix.GetTitlesAsync(RawTextProgram.Create("\"SELECT Nmae, Seast FROM Usage\"")));

    [Fact]
    public async Task All_names_are_replaced_in_each_scope() => await new CodeFixTest<RawTextAnalyzer, SuggestedNameFix>(
        Select.Project,
        "INS111",
        RawTextProgram.Create("/* names */ \"SELECT [|Nmae|], [|Seast|] FROM Usage WHERE Trial = '[|no|]'\" /* and seats */"),
        RawTextProgram.Create("/* names */ \"SELECT Name, Seats FROM Usage WHERE Trial = 'N'\" /* and seats */")).RunAsync(TestContext.Current.CancellationToken);
}
