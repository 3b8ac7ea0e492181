namespace Insights.Typed.Schemas.Tests.Problems;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("⟦[]⟧", "not an array")]
    [InlineData("⟦42⟧", "not a number")]
    [InlineData("⟦\"D\"⟧", "not a string")]
    [InlineData("⟦null⟧", "not null")]
    [InlineData(" ⟦true⟧\n", "not true or false")]
    public void A_root_that_is_not_an_object_is_reported(string marked, string messagePart) =>
        MarkedSchema.AssertProblems(SchemaProblemKind.WrongKind, messagePart, marked);

    [Theory]
    [InlineData("""{ "value": ⟦{ "datasetName": "D" }⟧ }""", "not an object")]
    [InlineData("""{ "Value": ⟦null⟧, "totalCount": 0 }""", "not null")]
    [InlineData("""{ "value": ⟦"D"⟧ }""", "not a string")]
    public void A_response_whose_value_is_not_an_array_is_reported(string marked, string messagePart) =>
        MarkedSchema.AssertProblems(SchemaProblemKind.WrongKind, "'value' is an array of datasets, " + messagePart, marked);

    [Fact]
    public void A_response_without_a_dataset_is_reported() =>
        MarkedSchema.AssertProblems(SchemaProblemKind.Empty, "no dataset", """{ "value": ⟦[ ]⟧, "totalCount": 0 }""");

    [Fact]
    public void A_problem_in_one_dataset_does_not_affect_the_others()
    {
        var file = MarkedSchema.AssertProblems(
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
            (SchemaProblemKind.WrongKind, "A dataset is an object, not a string."),
            (SchemaProblemKind.WrongKind, "'datasetName' is a string, not null."),
            (SchemaProblemKind.WrongKind, "'selectableColumns' is an array of strings, not a string."),
            (SchemaProblemKind.NoColumns, "'Fifth'"),
            (SchemaProblemKind.DuplicateName, "'a'"));

        Assert.Equal(["First", "Sixth"], file.Datasets.Select(d => d.Name));
        Assert.Equal([(2, 21), (7, 21)], file.Positions.Select(p => (p.StartLine, p.StartColumn)));
    }

    [Fact]
    public void A_dataset_with_a_property_value_is_a_dataset()
    {
        var file = SchemaFile.Read("d.json", """{ "value": [], "datasetName": "D", "selectableColumns": ["A"] }""");

        Assert.Empty(file.Problems);
        Assert.Equal("D", Assert.Single(file.Datasets).Name);
    }
}
