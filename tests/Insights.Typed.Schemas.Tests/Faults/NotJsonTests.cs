namespace Insights.Typed.Schemas.Tests.Faults;

public sealed class NotJsonTests
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
    public void What_is_not_JSON_is_told_where_it_stops_being_JSON(string marked) =>
        Broken.Reads(SchemaFault.NotJson, "not valid JSON", marked);

    [Theory]
    [InlineData("{ \"datasetName\": \"D\"⟦⟧")]
    [InlineData("{\n  \"datasetName\": \"D\",\n⟦⟧")]
    [InlineData("[⟦⟧")]
    public void A_file_that_breaks_off_is_told_at_its_end(string marked) =>
        Broken.Reads(SchemaFault.NotJson, "not valid JSON", marked);

    [Fact]
    public void A_message_does_not_repeat_the_parsers_own_position() =>
        Assert.DoesNotContain(
            "LineNumber",
            Assert.Single(Broken.Reads(SchemaFault.NotJson, "not valid JSON", "{\n ⟦⟧x }").Problems).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "datasetName": ⟦⟧"\ud800" }""")]
    [InlineData("""{ ⟦⟧"\udc00": "D" }""")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["é", ⟦⟧"x\ud83dx"] }""")]
    public void Half_a_character_written_as_an_escape_is_told_at_its_string(string marked) =>
        Broken.Reads(SchemaFault.NotJson, "not valid JSON", marked);

    [Fact]
    public void Too_deep_a_nesting_is_told_and_does_not_overflow()
    {
        var problem = Assert.Single(SchemaFile.Read("deep.json", new string('[', 100_000)).Problems);

        Assert.Equal((SchemaFault.NotJson, 32), (problem.Fault, problem.Position.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\t\n")]
    [InlineData("\uFEFF")]
    public void A_file_with_nothing_in_it_is_told_so_at_its_start(string text)
    {
        var problem = Assert.Single(SchemaFile.Read("empty.json", text).Problems);

        Assert.Equal(SchemaFault.Empty, problem.Fault);
        Assert.Contains("empty", problem.Message, StringComparison.Ordinal);
        Assert.Equal(new SchemaPosition("empty.json", 0, 0, 0, 0, 0, 0), problem.Position);
    }
}
