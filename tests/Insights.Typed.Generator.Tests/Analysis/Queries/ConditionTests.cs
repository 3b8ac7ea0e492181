using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("x.Seats > 5 && ⟦x.Seats < 3⟧")]
    [InlineData("x.Seats > 5 && ⟦x.Seats < 6⟧")]
    [InlineData("x.Seats >= 5 && ⟦x.Seats < 5⟧")]
    [InlineData("x.Seats == 5 && ⟦x.Seats == 6⟧")]
    [InlineData("x.Seats == 5 && ⟦x.Seats != 5⟧")]
    [InlineData("x.Seats.In(1, 2) && ⟦x.Seats > 2⟧")]
    [InlineData("x.Seats.In(1, 2) && ⟦x.Seats.NotIn(1, 2, 3)⟧")]
    [InlineData("x.Seats.In(1, 2) && ⟦x.Seats.In(3)⟧")]
    [InlineData("x.Name == \"a\" && x.Seats > 1 && ⟦x.Name == \"b\"⟧")]
    [InlineData("x.Trial && ⟦!x.Trial⟧")]
    [InlineData("x.Trial == true && ⟦x.Trial == false⟧")]
    [InlineData("x.Month > new DateOnly(2026, 5, 1) && ⟦x.Month < new DateOnly(2026, 4, 1)⟧")]
    [InlineData("x.Month > new DateOnly(2026, day: 1, month: 5) && ⟦x.Month < new DateOnly(month: 4, day: 1, year: 2026)⟧")]
    [InlineData("x.Total > 1.5m && ⟦x.Total < 1.4m⟧")]
    public async Task Contradictory_conditions_are_reported(string condition) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new ConditionAnalyzer(), "INS124", Where(condition));

    [Theory]
    [InlineData("x.Seats > 5 && x.Seats < 7")]
    [InlineData("x.Seats >= 5 && x.Seats <= 5")]
    [InlineData("x.Total > 5 && x.Total < 6")]
    [InlineData("x.Seats == 5 && x.Used == 6")]
    [InlineData("x.Seats == limit && x.Seats == 6")]
    [InlineData("x.Seats == 6 && x.Seats == limit")]
    [InlineData("x.Seats != 5 && x.Seats != 6")]
    [InlineData("x.Seats.In(1, 2) && x.Seats > 1")]
    [InlineData("x.Name == \"a\" && x.Name == \"A\"")]
    [InlineData("x.Name > \"b\" && x.Name < \"a\"")]
    [InlineData("x.Name.Contains(\"a\") && x.Name.NotLike(\"%b%\")")]
    [InlineData("x.Month > new DateOnly(2026, day: 6, month: 1) && x.Month < new DateOnly(2026, 2, 1)")]
    [InlineData("x.Trial && x.Trial")]
    public async Task Conditions_that_a_row_can_satisfy_are_not_reported(string condition) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new ConditionAnalyzer(), "INS124", Where(condition));

    [Fact]
    public async Task Conditions_of_several_Where_are_combined()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new ConditionAnalyzer(), "INS124", Program("""
            _ = Datasets.Usage.Where(x => x.Seats > 5).OrderBy(x => x.Seats).Where(y => ⟦y.Seats < 3⟧);
            var many = Datasets.Usage.Where(x => x.Seats > 5);
            _ = many.Where(x => ⟦x.Seats < 4⟧).Take(5);
            _ = from x in Datasets.Usage where x.Seats > 5 where ⟦x.Seats < 2⟧ orderby x.Seats select x;
            """));

        Assert.Equal(
            [
                "No row fulfills both 'x.Seats > 5' and 'y.Seats < 3', so this query returns no rows. Correct or remove one of them.",
                "No row fulfills both 'x.Seats > 5' and 'x.Seats < 4', so this query returns no rows. Correct or remove one of them.",
                "No row fulfills both 'x.Seats > 5' and 'x.Seats < 2', so this query returns no rows. Correct or remove one of them.",
            ],
            messages);
    }

    [Fact]
    public async Task A_duplicate_ordering_is_reported_at_the_second_call()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new ConditionAnalyzer(), "INS122", Program("""
            _ = Datasets.Usage.OrderBy(x => x.Seats).⟦ThenByDescending⟧(x => x.Seats);
            _ = Datasets.Usage.OrderBy(x => x.Seats).ThenBy(x => x.Name).⟦ThenBy⟧(y => y.Seats);
            _ = Datasets.Usage.OrderBy(x => x.Seats).OrderBy(x => x.Seats).ThenBy(x => x.Name);
            _ = Datasets.Usage.OrderBy(x => x.Seats).OrderBy(x => x.Name).ThenBy(x => x.Seats);
            """));

        Assert.All(messages, message => Assert.Equal("The query is already ordered by Seats, so ordering by it again changes nothing. Remove the call.", message));
    }

    private static string Where(string condition) => Program($"_ = Datasets.Usage.Where(x => {condition});");

    private static string Program(string statements) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static void Run(int limit)
            {
                {{statements}}
            }
        }
        """;
}
