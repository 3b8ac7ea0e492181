namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>Holes of a text that becomes a string can be any part of a query; if it is uncertain which, nothing is reported.</summary>
public sealed class HoleTests
{
    [Theory]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats > {number} LIMIT {number}\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Name = '{name}' AND Note LIKE '%{name}%'\"")]
    [InlineData("$\"SELECT {name} FROM {name} TIMESPAN LAST_{number}_MONTHS\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats IN ({number}, {number}, 7)\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Name IN ({name}, 'b')\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Name IN {name}\"")]
    [InlineData("$\"SELECT Name FROM Usage {name}\"")]
    [InlineData("$\"SELECT Name FROM Usage {name} LIMIT 5\"")]
    [InlineData("$\"SELECT Name {name} FROM Usage\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE {name} AND Seats > 1\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats > 1 {name} Name = 'x'\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats {name} 5\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE {name} {name} {name}\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Id = '{name:D}' AND Month >= '{number:0000}-01-01'\"")]
    [InlineData("$\"{name}\"")]
    [InlineData("$\"{name} FROM Usage\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats = -{number}\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Trial = '{name}' AND Seats = '{name}'\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats > \" + number + \" LIMIT \" + number")]
    [InlineData("@$\"SELECT Name\nFROM Usage WHERE Name = '{name}'\"")]
    public Task No_diagnostic_is_reported(string argument) => RawTextProgram.AssertNoDiagnosticsAsync(AsString(argument));

    [Theory]
    [InlineData("$\"SELECT Name ⟦FORM⟧ Usage WHERE Seats > {number}\"")]
    [InlineData("$\"SELECT {name} ⟦FORM⟧ Usage\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats > {number} ⟦ODER⟧ BY Name\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Name = '{name}' ⟦OR⟧ Name = '{name}'\"")]
    [InlineData("$\"SELECT Name ⟦{{⟧ FROM Usage LIMIT {number}\"")]
    [InlineData("$@\"SELECT Name FROM Usage WHERE Name = ⟦\"\"⟧{name}\"\"\"")]
    [InlineData("$\"\"\"\n        SELECT Name FROM Usage\n        WHERE Seats > {number}\n          ⟦ODER⟧ BY {name}\n        \"\"\"")]
    [InlineData("$$\"\"\"SELECT Name ⟦{⟧ FROM Usage LIMIT {{number}}\"\"\"")]
    [InlineData("\"SELECT Name FROM Usage WHERE Seats > \" + number + \" ⟦LMIT⟧ 5\"")]
    public Task Errors_around_a_hole_are_reported(string argument) => RawTextProgram.AssertDiagnosticsAsync("INS110", AsString(argument));

    [Theory]
    [InlineData("$\"SELECT {name}, ⟦Nmae⟧ FROM Usage LIMIT {number}\"")]
    [InlineData("$\"SELECT Name FROM ⟦Usgae⟧ WHERE {name} > 5\"")]
    [InlineData("$\"SELECT Name FROM Usage WHERE Seats = '⟦x⟧' AND Name = '{name}'\"")]
    public Task Names_next_to_holes_are_checked(string argument) => RawTextProgram.AssertDiagnosticsAsync("INS111", AsString(argument));

    [Fact]
    public Task Too_many_holes_are_ignored() =>
        RawTextProgram.AssertNoDiagnosticsAsync(AsString("$\"SELEKT " + string.Concat(Enumerable.Repeat("{name}, ", 200)) + "Name FROM Usage\""));

    private static string AsString(string argument) => $"(string)({argument})";
}
