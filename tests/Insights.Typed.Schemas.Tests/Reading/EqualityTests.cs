namespace Insights.Typed.Schemas.Tests.Reading;

/// <summary>Models are compared by value, so that a build can detect that nothing changed.</summary>
public sealed class EqualityTests
{
    private static readonly string Text = TestFiles.ReadText("schemas/SeatsSubscriptionsAndRevenue.json");

    [Fact]
    public void The_same_text_read_twice_results_in_equal_models()
    {
        var first = SchemaFile.Read("d.json", Text);
        var second = SchemaFile.Read("d.json", new string(Text.AsSpan()));

        Assert.NotSame(first, second);
        Assert.True(first == second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void Invalid_text_read_twice_results_in_equal_problems()
    {
        const string Text = """{ "datasetName": "D", "selectableColumns": ["A", "a", "B C", 1] }""";

        Assert.Equal(3, SchemaFile.Read("d.json", Text).Problems.Count);
        Assert.True(SchemaFile.Read("d.json", Text) == SchemaFile.Read("d.json", Text));
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", " ")]
    [InlineData("  ", "\t")]
    [InlineData("\n", "\n\n")]
    public void White_space_changes_only_positions(string from, string to)
    {
        var first = SchemaFile.Read("d.json", Text);
        var second = SchemaFile.Read("d.json", Text.Replace(from, to, StringComparison.Ordinal));

        Assert.True(first.Datasets == second.Datasets);
        Assert.True(first.Positions != second.Positions);
    }

    [Fact]
    public void The_order_of_properties_does_not_matter() =>
        Assert.Equal(
            SchemaFile.Read("d.json", """{ "datasetName": "D", "selectableColumns": ["A"], "typed": { "columns": { "A": { "type": "date", "description": "x" } } } }""").Datasets,
            SchemaFile.Read("d.json", """{ "typed": { "columns": { "A": { "description": "x", "type": "date" } } }, "selectableColumns": ["A"], "datasetName": "D" }""").Datasets);

    [Theory]
    [InlineData("\"SeatsSubscriptionsAndRevenue\"", "\"Seats\"")]
    [InlineData("\"LIFETIME\"", "\"TODAY\"")]
    [InlineData("\"type\": \"guid\"", "\"type\": \"text\"")]
    [InlineData("\"true\": \"Y\"", "\"true\": \"J\"")]
    [InlineData("Billed revenue", "Revenue billed")]
    [InlineData("\"minimumRecurrenceInterval\": 24", "\"minimumRecurrenceInterval\": 48")]
    [InlineData(" TIMESPAN LAST_6_MONTHS\"", "\"")]
    [InlineData("\"queryId\": \"c9fc1c79", "\"name\": \"New\", \"queryId\": \"c9fc1c79")]
    public void An_edit_results_in_another_model(string from, string to)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);

        Assert.True(SchemaFile.Read("d.json", Text).Datasets != SchemaFile.Read("d.json", Text.Replace(from, to, StringComparison.Ordinal)).Datasets);
    }

    [Fact]
    public void An_edit_of_the_notes_does_not_change_the_model() =>
        Assert.True(
            SchemaFile.Read("d.json", Text).Datasets
            == SchemaFile.Read("d.json", Text.Replace("\"notes\": \"", "\"notes\": \"Edited. ", StringComparison.Ordinal)).Datasets);
}
