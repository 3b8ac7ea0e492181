namespace Insights.Typed.Schemas.Tests.Problems;

/// <summary>Positions are counted as in editors: lines by any line ending, columns in UTF-16 units.</summary>
public sealed class PositionTests
{
    private const string Indented =
        "{\n  \"datasetName\": \"D\",\n  \"selectableColumns\": [\n    \"A\",\n    \"B C\"\n  ]\n}\n";

    [Theory]
    [InlineData("\n", 62)]
    [InlineData("\r\n", 66)]
    [InlineData("\r", 62)]
    public void Line_endings_of_every_kind_count_once(string lineEnd, int start)
    {
        var problem = Assert.Single(SchemaFile.Read("d.json", Indented.Replace("\n", lineEnd, StringComparison.Ordinal)).Problems);

        Assert.Equal(new SchemaPosition("d.json", start, 5, 4, 4, 4, 9), problem.Position);
    }

    [Fact]
    public void A_byte_order_mark_counts_as_one_character()
    {
        var text = "\uFEFF" + Indented;

        var file = SchemaFile.Read("d.json", text);

        Assert.Equal(new SchemaPosition("d.json", 63, 5, 4, 4, 4, 9), Assert.Single(file.Problems).Position);
        Assert.Equal("\"D\"", text.Substring(file.Positions[0].Start, file.Positions[0].Length));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("日本語")]
    [InlineData("😀")]
    [InlineData("\\u00e9\\ud83d\\ude00")]
    public void Text_outside_ASCII_before_a_position_does_not_move_it(string text)
    {
        MarkedSchema.AssertProblems(SchemaProblemKind.InvalidName, "'B C'", $$"""{ "note": "{{text}}", "datasetName": "D", "selectableColumns": ["A", ⟦"B C"⟧] }""");
        MarkedSchema.AssertProblems(SchemaProblemKind.InvalidName, "' '", $$"""{ "datasetName": "D", "{{text}}": 1, "selectableColumns": ["A", ⟦" "⟧] }""");
        MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "JSON", $$"""{ "note": "{{text}}", ⟦⟧wrong }""");
        MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "JSON", "{ \"note\": \"" + text + "\",\r\n \"" + text + "\": ⟦⟧wrong }");
    }

    [Theory]
    [InlineData("\uFEFF⟦[]⟧")]
    [InlineData("\uFEFF\r\n ⟦[]⟧ ")]
    public void A_byte_order_mark_does_not_move_the_root(string marked) => MarkedSchema.AssertProblems(SchemaProblemKind.WrongKind, "not an array", marked);

    [Theory]
    [InlineData("\uFEFF{ ⟦⟧wrong }")]
    [InlineData("\uFEFF{ \"é\": 1,\r\n ⟦⟧wrong }")]
    [InlineData("\uFEFF{ \"é\": ⟦⟧\"\\ud800\" }")]
    public void A_byte_order_mark_does_not_move_an_error_of_JSON(string marked) => MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "not valid JSON", marked);

    [Fact]
    public void A_value_over_several_lines_has_its_end_position()
    {
        var problem = Assert.Single(SchemaFile.Read("d.json", "{\n \"value\": {\r\n  \"é\": 1\r\n } }").Problems);

        Assert.Equal(new SchemaPosition("d.json", 12, 15, 1, 10, 3, 2), problem.Position);
    }

    [Fact]
    public void A_lone_surrogate_does_not_move_a_position() =>
        MarkedSchema.AssertProblems(SchemaProblemKind.InvalidName, "'B C'", "{ \"note\": \"\ud83d\", \"datasetName\": \"D\", \"selectableColumns\": [\"A\", ⟦\"B C\"⟧] }");

    [Fact]
    public void Problems_are_in_the_order_of_the_text() =>
        MarkedSchema.AssertProblems(
            """
            { "typed": { ⟦"typo"⟧: 1, "columns": { ⟦"Z"⟧: {} } },
              "availableDateRanges": [⟦1⟧],
              "selectableColumns": ["A", ⟦"a"⟧],
              "minimumRecurrenceInterval": ⟦0⟧,
              "datasetName": "D" }
            """,
            (SchemaProblemKind.UnknownAddition, "'typo'"),
            (SchemaProblemKind.UnknownAddition, "'Z'"),
            (SchemaProblemKind.WrongKind, "availableDateRanges"),
            (SchemaProblemKind.DuplicateName, "'a'"),
            (SchemaProblemKind.WrongKind, "minimumRecurrenceInterval"));
}
