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
    [InlineData("Where([[x => { }]])", "CS1643")]
    [InlineData("During(t => t.[[LastYear]])", "CS1061")]
    [InlineData("During(t => [[\"LAST_MONTH\"]])", "CS0619")]
    [InlineData("Take([[\"5\"]])", "CS1503")]
    public void An_argument_of_another_type(string call, params string[] ids) => AssertProgramError($"Datasets.Usage.{call}", ids);

    /// <summary>If a project disables even the compiler's report, the query rejects the condition at run time.</summary>
    [Theory]
    [InlineData("Where(x => [[x.Seats > \"10\"]])")]
    [InlineData("Where(x => [[x.Used != null]])")]
    [InlineData("Where(x => [[x.Name == x.Note]])")]
    [InlineData("Where(x => [[x.Trial == \"False\"]])")]
    [InlineData("Where(x => [[true]])")]
    [InlineData("Where(x => [[x.Seats]])")]
    public void A_condition_with_a_value_of_another_type(string call)
    {
        Assert.Single(UserError.AssertErrors(Select.CreateProgram($"Datasets.Usage.{call}")));
        var program = Select.CreateProgram($"Datasets.Usage.{call}".Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal));
        Assert.Throws<NotSupportedException>(() => Select.RunProgram("#pragma warning disable INS144\n" + program));
    }

    [Fact]
    public void A_date_range_on_a_dataset_without_date_ranges() => AssertProgramError("Datasets.Sales.[[During]](t => t.LastMonth)", ["CS1061"]);

    /// <summary>The message names the feature that the language lacks.</summary>
    private static void AssertError(string call, string expectedMessage) =>
        Assert.All(UserError.AssertErrors(Select.CreateProgram($"Datasets.Usage.{call}"), "INS141"), message => Assert.Contains(expectedMessage, message, StringComparison.Ordinal));

    private static void AssertProgramError(string marked, string[] ids) => UserError.AssertErrors(Select.CreateProgram(marked), ids);
}
