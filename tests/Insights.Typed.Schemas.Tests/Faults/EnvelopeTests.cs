namespace Insights.Typed.Schemas.Tests.Faults;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("⟦[]⟧", "not an array")]
    [InlineData("⟦42⟧", "not a number")]
    [InlineData("⟦\"D\"⟧", "not a string")]
    [InlineData("⟦null⟧", "not null")]
    [InlineData(" ⟦true⟧\n", "not true or false")]
    public void A_root_that_is_no_object_is_told(string marked, string words) =>
        Broken.Reads(SchemaFault.WrongKind, words, marked);

    [Theory]
    [InlineData("""{ "value": ⟦{ "datasetName": "D" }⟧ }""", "not an object")]
    [InlineData("""{ "Value": ⟦null⟧, "totalCount": 0 }""", "not null")]
    [InlineData("""{ "value": ⟦"D"⟧ }""", "not a string")]
    public void An_answer_whose_value_is_no_array_is_told(string marked, string words) =>
        Broken.Reads(SchemaFault.WrongKind, "'value' holds an array of datasets, " + words, marked);

    [Fact]
    public void An_answer_without_a_dataset_is_told() =>
        Broken.Reads(SchemaFault.Empty, "no dataset", """{ "value": ⟦[ ]⟧, "totalCount": 0 }""");

    [Fact]
    public void A_fault_in_one_dataset_leaves_the_others()
    {
        var file = Broken.Reads(
            """
            {
              "value": [
                { "datasetName": "First", "selectableColumns": ["A"] },
                ⟦"Second"⟧,
                { "datasetName": ⟦null⟧, "selectableColumns": ["A"] },
                { "datasetName": "Fourth", "selectableColumns": ⟦"A"⟧ },
                { "datasetName": ⟦"Fifth"⟧ },
                { "datasetName": "Sixth", "selectableColumns": ["A", ⟦"a"⟧] }
              ]
            }
            """,
            (SchemaFault.WrongKind, "A dataset is an object, not a string."),
            (SchemaFault.WrongKind, "'datasetName' is a string, not null."),
            (SchemaFault.WrongKind, "'selectableColumns' is an array of strings, not a string."),
            (SchemaFault.NoColumn, "'Fifth'"),
            (SchemaFault.DuplicateName, "'a'"));

        Assert.Equal(["First", "Sixth"], file.Datasets.Select(d => d.Name));
        Assert.Equal([(2, 21), (7, 21)], file.Positions.Select(p => (p.StartLine, p.StartColumn)));
    }

    [Fact]
    public void A_dataset_that_happens_to_have_a_value_is_still_a_dataset()
    {
        var file = SchemaFile.Read("d.json", """{ "value": [], "datasetName": "D", "selectableColumns": ["A"] }""");

        Assert.Empty(file.Problems);
        Assert.Equal("D", Assert.Single(file.Datasets).Name);
    }
}
