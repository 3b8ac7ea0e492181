namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>INS110 is reported at the token, in each form of literal.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("\"SELECT Name ⟦FORM⟧ Usage\"")]
    [InlineData("\"⟦SELCT⟧ Name FROM Usage\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats > 1 ⟦OR⟧ Seats < 0\"")]
    [InlineData("\"SELECT Name FROM Usage LIMIT ⟦0⟧\"")]
    [InlineData("\"SELECT Name FROM ⟦Usage⟧()\"")]
    [InlineData("\"SELECT N\\u0061me ⟦F\\u004FRM⟧ Usage\"")]
    [InlineData("\"SELECT\\tName\\n⟦\\x46ORM⟧ Usage\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Name = ⟦\\\"⟧x\\\"\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Name = ⟦\\U0001F600⟧\"")]
    [InlineData("@\"SELECT Name ⟦FORM⟧ Usage\"")]
    [InlineData("@\"SELECT Name\n FROM Usage\n WHERE Name = ⟦\"\"⟧x\"\"\"")]
    [InlineData("\"\"\"SELECT Name ⟦FORM⟧ Usage\"\"\"")]
    [InlineData("\"\"\"\"SELECT Name FROM Usage WHERE Name = ⟦\"⟧x\"\"\"\"")]
    [InlineData("\"\"\"\n        SELECT Name\n          ⟦FORM⟧ Usage\n        \"\"\"")]
    [InlineData("\"\"\"\r\n\t\tSELECT Name\r\n\r\n\t\r\n\t\t⟦FORM⟧ Usage\r\n\t\t\"\"\"")]
    [InlineData("\"SELECT Name \" + \"⟦FORM⟧ Usage\"")]
    [InlineData("\"SELECT Name \" + (@\"⟦FO\" + \"RM⟧ Usage\")")]
    [InlineData("\"SELECT Name FROM Usage ⟦WHERE⟧\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Name ⟦=⟧ \"")]
    [InlineData("⟦\"\"⟧")]
    [InlineData("⟦\"  \"⟧")]
    [InlineData("(\"SELECT Name ⟦FORM⟧ Usage\")")]
    [InlineData("number > 1 ? \"SELECT Name ⟦FORM⟧ Usage\" : \"SELECT Name FROM Usage ⟦LMIT⟧ 1\"")]
    [InlineData("number switch { 1 => \"SELECT Name FROM Usage\", _ => \"SELECT Name ⟦FORM⟧ Usage\" }")]
    [InlineData("queryText: \"SELECT Name ⟦FORM⟧ Usage\"")]
    public Task An_error_is_reported_at_its_token(string argument) =>
        RawTextProgram.AssertDiagnosticsAsync("INS110", argument);

    [Fact]
    public async Task The_message_is_a_sentence()
    {
        var message = Assert.Single(await RawTextProgram.AssertDiagnosticsAsync("INS110", "\"SELECT Name ⟦FORM⟧ Usage\""));

        Assert.Equal("Invalid query text: Expected ',' or FROM, found 'FORM'; did you mean FROM?", message);
    }

    [Theory]
    [InlineData("\"SELECT Name FROM Usage\"")]
    [InlineData("\" select name from usage where seats >= 10 and name not like '%x%' order by seats asc, name limit 3 timespan last_month \"")]
    [InlineData("name")]
    [InlineData("name + number")]
    [InlineData("default(string)!")]
    [InlineData("typeof(string).Name")]
    public Task No_diagnostic_is_reported(string argument) => RawTextProgram.AssertNoDiagnosticsAsync(argument);

    [Fact]
    public Task Without_schemas_only_the_grammar_is_checked() =>
        RawTextProgram.AssertDiagnosticsAsync("INS110", "number > 1 ? \"SELECT Any FROM Thing TIMESPAN EVER\" : \"SELECT Any ⟦FORM⟧ Thing\"", project: TestProject.Empty);

    [Fact]
    public Task Without_schemas_names_are_not_checked() =>
        RawTextProgram.AssertNoDiagnosticsAsync("\"SELECT Any, Any FROM Thing TIMESPAN EVER\"", project: TestProject.Empty);
}
