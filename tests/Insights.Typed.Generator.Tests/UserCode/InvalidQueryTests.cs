namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>A query that the service cannot run does not compile, and the error is in the user's code.</summary>
public sealed class InvalidQueryTests
{
    [Theory]
    [InlineData("Where(x => [[x.Seats > 1 || x.Trial]])", "no OR")]
    [InlineData("Where(x => [[x.Seats > 1 | x.Trial]])", "no OR")]
    [InlineData("Where(x => [[x.Trial || x.Trial]])", "no OR")]
    [InlineData("Where(x => [[x.Seats > 1 ^ x.Trial]])", "AND only")]
    [InlineData("Where(x => [[!(x.Seats > 1)]])", "no NOT")]
    [InlineData("Where(x => [[!(x.Seats > 1 && x.Trial)]])", "no NOT")]
    [InlineData("Where(x => [[!!x.Trial]])", "no NOT")]
    public void A_condition_that_the_language_cannot_join(string call, string expectedMessage) => AssertError(call, expectedMessage);

    [Theory]
    [InlineData("Where(x => [[x.Trial]] ? x.Seats > 1 : x.Seats > 2)")]
    [InlineData("Where(x => [[x.Seats > 5]] ? x.Name == \"a\" : x.Name == \"b\")")]
    [InlineData("Where(x => [[x.Seats > 5 && x.Trial]] ? x.Name == \"a\" : x.Name == \"b\")")]
    [InlineData("Where(x => { if ([[x.Seats > 5]]) { return x.Name == \"a\"; } return x.Name == \"b\"; })")]
    [InlineData("Where(x => { while ([[x.Trial]]) { } return x.Trial; })")]
    [InlineData("OrderBy(x => [[x.Trial]] ? x.Name : x.Note)")]
    public void A_condition_used_as_a_Boolean(string call) => AssertError(call, "neither true nor false");

    [Theory]
    [InlineData("Where(x => min > 1 ? x.Trial : !x.Trial)", "Trial = 'Y'")]
    [InlineData("Where(x => { if (min > 5) { return x.Trial & x.Seats > 1; } return !x.Trial && x.Seats > 2; })", "Trial = 'N' AND Seats > 2")]
    public void A_condition_may_depend_on_values_of_the_program(string call, string condition) =>
        Assert.EndsWith(" WHERE " + condition, Select.GetTextOfExpression("Datasets.Usage." + call, "private static readonly long min = 3;"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Where(x => x.Seats.[[Like]](\"1%\"))", "CS1061")]
    [InlineData("Where(x => [[x.Seats.Contains]](\"1\"))", "CS1929")]
    [InlineData("Where(x => [[x.Month.StartsWith]](\"2\"))", "CS1929")]
    [InlineData("Where(x => [[x.Id.EndsWith]](\"2\"))", "CS1929")]
    [InlineData("Where(x => x.Trial.[[Like]](\"Y\"))", "CS1061")]
    [InlineData("Where(x => x.Month.In([[\"2024-01-01\"]]))", "CS1503")]
    [InlineData("Where(x => x.Seats.In([[\"1\"]]))", "CS1503")]
    public void An_operator_that_the_column_lacks(string call, string id) => AssertError(call, [id]);

    [Theory]
    [InlineData("Where(x => [[x.Seats > \"10\"]])", "CS0019")]
    [InlineData("Where(x => [[x.Seats == \"10\"]])", "CS0019")]
    [InlineData("Where(x => [[x.Name == 10]])", "CS0019")]
    [InlineData("Where(x => [[x.Seats > 1.5]])", "CS0019")]
    [InlineData("Where(x => [[x.Id == \"b7\"]])", "CS0019")]
    [InlineData("Where(x => [[x.Month > \"2024-01-01\"]])", "CS0019")]
    [InlineData("Where(x => [[x.Month == 2024]])", "CS0019")]
    [InlineData("Where(x => [[x.Trial == \"False\"]])", "CS0019")]
    [InlineData("Where(x => [[x.Trial == 1]])", "CS0019")]
    [InlineData("Where(x => [[x.Trial > false]])", "CS0019")]
    [InlineData("Where(x => [[x.Total == \"1\"]])", "CS0019")]
    public void A_value_of_another_type(string call, string id) => AssertError(call, [id]);

    [Theory]
    [InlineData("Where(x => [[x.Seats == null]])", "CS0029", "CS1662")]
    [InlineData("Where(x => [[x.Month == null]])", "CS0029", "CS1662")]
    [InlineData("Where(x => [[x.Used != null]])", "CS0029", "CS1662")]
    [InlineData("Where(x => [[x.Seats > x.Used]])", "CS0019")]
    [InlineData("Where(x => [[x.Name == x.Note]])", "CS0029", "CS1662")]
    [InlineData("Where(x => [[x.Trial == x.Trial]])", "CS0029", "CS1662")]
    [InlineData("Where(x => [[x.Seats + 1]] > 2)", "CS0019")]
    public void A_comparison_with_something_other_than_a_value(string call, params string[] ids) => AssertError(call, ids);

    [Theory]
    [InlineData("Where(x => [[true]])", "CS0029", "CS1662")]
    [InlineData("Where(x => [[x.Seats]])", "CS0029", "CS1662")]
    [InlineData("Where([[x => { }]])", "CS1643")]
    [InlineData("OrderBy(x => [[x.Seats > 1]])", "CS0029", "CS1662")]
    [InlineData("[[ThenBy]](x => x.Seats)", "CS1061")]
    [InlineData("OrderBy(x => x.Seats).Take(1).[[ThenBy]](x => x.Name)", "CS1061")]
    [InlineData("During(t => t.[[LastYear]])", "CS1061")]
    [InlineData("During(t => [[\"LAST_MONTH\"]])", "CS0029", "CS1662")]
    [InlineData("Take([[\"5\"]])", "CS1503")]
    [InlineData("[[Skip]](5)", "CS1061")]
    [InlineData("[[GroupBy]](x => x.Name)", "CS1061")]
    public void A_clause_that_returns_no_query(string call, params string[] ids) => AssertError(call, ids);

    [Fact]
    public void A_date_range_on_a_dataset_without_date_ranges() => AssertProgramError("Datasets.Sales.[[During]](t => t.LastMonth)", ["CS1061"]);

    /// <summary>The message names the feature that the language lacks.</summary>
    private static void AssertError(string call, string expectedMessage) =>
        Assert.All(UserError.AssertErrors(Select.CreateProgram($"Datasets.Usage.{call}"), "CS0619"), message => Assert.Contains(expectedMessage, message, StringComparison.Ordinal));

    private static void AssertError(string call, string[] ids) => AssertProgramError($"Datasets.Usage.{call}", ids);

    private static void AssertProgramError(string marked, string[] ids) => UserError.AssertErrors(Select.CreateProgram(marked), ids);
}
