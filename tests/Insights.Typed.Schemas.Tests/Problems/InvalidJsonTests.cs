namespace Insights.Typed.Schemas.Tests.Problems;

public sealed class InvalidJsonTests
{
    [Theory]
    [InlineData("⟦⟧wrong")]
    [InlineData("n⟦⟧ever")]
    [InlineData("{ ⟦⟧datasetName: 1 }")]
    [InlineData("{ ⟦⟧'datasetName': 1 }")]
    [InlineData("{ \"datasetName\" ⟦⟧\"D\" }")]
    [InlineData("{ \"datasetName\": ⟦⟧}")]
    [InlineData("{ \"datasetName\": \"D\" ⟦⟧\"typed\": {} }")]
    [InlineData("{ \"datasetName\": \"D\", ⟦⟧}")]
    [InlineData("{ \"selectableColumns\": [\"A\" ⟦⟧\"B\"] }")]
    [InlineData("{ \"selectableColumns\": [\"A\", ⟦⟧] }")]
    [InlineData("{ \"selectableColumns\": [\"A\" ⟦⟧} }")]
    [InlineData("{ ⟦⟧// a comment\n \"datasetName\": \"D\" }")]
    [InlineData("{ \"datasetName\": \"D\" } ⟦⟧trailing")]
    [InlineData("{ \"datasetName\": \"D\" }\n⟦⟧{}")]
    [InlineData("{ \"datasetName\": \"a\\⟦⟧x\" }")]
    [InlineData("{ \"datasetName\": \"a⟦⟧\n\" }")]
    public void Invalid_JSON_is_reported_at_its_position(string marked) =>
        MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "not valid JSON", marked);

    [Theory]
    [InlineData("{ \"datasetName\": \"D\"⟦⟧")]
    [InlineData("{\n  \"datasetName\": \"D\",\n⟦⟧")]
    [InlineData("[⟦⟧")]
    public void A_truncated_file_is_reported_at_its_end(string marked) =>
        MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "not valid JSON", marked);

    [Fact]
    public void A_message_does_not_repeat_the_position_of_the_parser() =>
        Assert.DoesNotContain(
            "LineNumber",
            Assert.Single(MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "not valid JSON", "{\n ⟦⟧x }").Problems).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "datasetName": ⟦⟧"\ud800" }""")]
    [InlineData("""{ ⟦⟧"\udc00": "D" }""")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["é", ⟦⟧"x\ud83dx"] }""")]
    public void A_lone_surrogate_escape_is_reported_at_its_string(string marked) =>
        MarkedSchema.AssertProblems(SchemaProblemKind.NotJson, "not valid JSON", marked);

    [Fact]
    public void Deep_nesting_is_reported_without_overflow()
    {
        var problem = Assert.Single(SchemaFile.Read("deep.json", new string('[', 100_000)).Problems);

        Assert.Equal((SchemaProblemKind.NotJson, 32), (problem.Kind, problem.Position.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\t\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_reported_at_its_start(string text)
    {
        var problem = Assert.Single(SchemaFile.Read("empty.json", text).Problems);

        Assert.Equal(SchemaProblemKind.Empty, problem.Kind);
        Assert.Contains("empty", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new SchemaPosition("empty.json", 0, 0, 0, 0, 0, 0), problem.Position);
    }
}
