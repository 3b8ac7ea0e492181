namespace Insights.Typed.Schemas.Tests.Problems;

public sealed class NameTests
{
    [Theory]
    [InlineData("""⟦{}⟧""", "The dataset has no 'datasetName'.")]
    [InlineData("""{ ⟦"selectableColumns"⟧: ["A"] }""", "The dataset has no 'datasetName'.")]
    [InlineData("""{ ⟦"datsetName"⟧: "D", "selectableColumns": ["A"] }""", "Is 'datsetName' a misspelling of it?")]
    [InlineData("""{ "value": [{ ⟦"dataset_name"⟧: "D" }] }""", "Is 'dataset_name' a misspelling of it?")]
    [InlineData("""{ "datasetName": ⟦""⟧, "selectableColumns": ["A"] }""", "'datasetName' is empty.")]
    [InlineData("""{ "datasetName": ⟦"  "⟧, "selectableColumns": ["A"] }""", "'datasetName' is empty.")]
    public void A_dataset_without_a_name_is_reported(string marked, string messagePart) => MarkedSchema.AssertProblems(SchemaProblemKind.MissingDatasetName, messagePart, marked);

    [Theory]
    [InlineData("""{ "datasetName": ⟦null⟧, "selectableColumns": ["A"] }""", "'datasetName' is a string, not null.")]
    [InlineData("""{ "datasetName": ⟦12.5e3⟧, "selectableColumns": ["A"] }""", "'datasetName' is a string, not a number.")]
    [InlineData("""{ "datasetName": ⟦["D"]⟧, "selectableColumns": ["A"] }""", "'datasetName' is a string, not an array.")]
    public void A_name_of_the_wrong_kind_is_reported(string marked, string messagePart) => MarkedSchema.AssertProblems(SchemaProblemKind.WrongKind, messagePart, marked);

    [Theory]
    [InlineData("""{ "datasetName": ⟦"My Data"⟧, "selectableColumns": ["A"] }""", "The dataset name 'My Data' cannot be written in a query: a name consists of letters")]
    [InlineData("""{ "datasetName": ⟦"D'"⟧, "selectableColumns": ["A"] }""", "'D''")]
    [InlineData("""{ "datasetName": ⟦"Order"⟧, "selectableColumns": ["A"] }""", "it is a word of the query language")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A", ⟦""⟧] }""", "The column name ''")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A", ⟦"B C"⟧] }""", "The column name 'B C'")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A", ⟦"B\"C"⟧] }""", "The column name 'B\"C'")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A", ⟦"\u0042'"⟧] }""", "The column name 'B''")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A", ⟦"from"⟧] }""", "it is a word of the query language")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A", ⟦"42"⟧] }""", "The column name '42'")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A"], "availableMetrics": [⟦"Sum(A)"⟧] }""", "The metric name 'Sum(A)'")]
    [InlineData("""{ "datasetName": "D", "selectableColumns": ["A"], "availableDateRanges": [⟦"LAST MONTH"⟧] }""", "The date range name 'LAST MONTH'")]
    public void A_name_that_no_query_can_contain_is_reported(string marked, string messagePart) => MarkedSchema.AssertProblems(SchemaProblemKind.InvalidName, messagePart, marked);

    [Fact]
    public void A_name_that_is_too_long_is_reported_truncated()
    {
        var longest = new string('a', 256);

        Assert.Equal(longest, Assert.Single(SchemaFile.Read("Good.json", $$"""{ "datasetName": "D", "selectableColumns": ["{{longest}}"] }""").Datasets).Columns[0].Name);
        MarkedSchema.AssertProblems(SchemaProblemKind.InvalidName, $"The column name '{longest[..50]}…' has 257 characters; C# types can be made of names with up to 256.", $$"""{ "datasetName": "D", "selectableColumns": ["A", ⟦"{{longest}}a"⟧] }""");
    }

    [Fact]
    public void An_invalid_column_does_not_affect_the_others()
    {
        var file = MarkedSchema.AssertProblems(SchemaProblemKind.InvalidName, "'B C'", """{ "datasetName": "D", "selectableColumns": ["A", ⟦"B C"⟧, "E"] }""");

        Assert.Equal(["A", "E"], Assert.Single(file.Datasets).Columns.Select(c => c.Name));
    }

    [Theory]
    [InlineData("""{ "datasetName": ⟦"D"⟧ }""")]
    [InlineData("""{ "datasetName": ⟦"D"⟧, "selectableColumns": [], "availableMetrics": null }""")]
    [InlineData("""{ "datasetName": ⟦"D"⟧, "availableDateRanges": ["LAST_MONTH"] }""")]
    public void A_dataset_without_columns_is_reported(string marked) =>
        Assert.Empty(MarkedSchema.AssertProblems(SchemaProblemKind.NoColumns, "'selectableColumns' should list them", marked).Datasets);
}
