namespace Insights.Typed.Schemas.Tests.Problems;

public sealed class DuplicateTests
{
    [Theory]
    [InlineData("\"selectableColumns\": [\"Month\", ⟦\"MONTH\"⟧]", "The column 'MONTH' is duplicated: a column 'Month' already exists")]
    [InlineData("\"availableMetrics\": [\"Sum\", \"Max\", ⟦\"Sum\"⟧]", "The metric 'Sum' is duplicated: a metric 'Sum' already exists")]
    [InlineData("\"selectableColumns\": [\"A\"], \"availableMetrics\": [⟦\"a\"⟧]", "The metric 'a' is duplicated: a column 'A' already exists")]
    [InlineData("\"availableMetrics\": [⟦\"A\"⟧], \"selectableColumns\": [\"A\"]", "The metric 'A' is duplicated: a column 'A' already exists")]
    public void A_duplicate_name_is_reported_at_its_second_position(string lists, string messagePart)
    {
        var file = MarkedSchema.AssertProblems(SchemaProblemKind.DuplicateName, messagePart, $$"""{ "datasetName": "D", {{lists}} }""");

        var dataset = Assert.Single(file.Datasets);
        var names = dataset.Columns.Concat(dataset.Metrics).Select(c => c.Name).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void A_duplicate_date_range_is_reported() =>
        MarkedSchema.AssertDatasetProblem(SchemaProblemKind.DuplicateName, "The date range 'last_month' is duplicated", "\"availableDateRanges\": [\"LAST_MONTH\", ⟦\"last_month\"⟧]");

    [Fact]
    public void A_date_range_may_have_the_name_of_a_column() =>
        Assert.Empty(SchemaFile.Read("d.json", """{ "datasetName": "D", "selectableColumns": ["TODAY"], "availableDateRanges": ["TODAY"] }""").Problems);

    [Theory]
    [InlineData("⟦\"datasetName\"⟧: \"E\"", "one dataset")]
    [InlineData("⟦\"SelectableColumns\"⟧: []", "one dataset")]
    [InlineData("\"unknown\": 1, ⟦\"UNKNOWN\"⟧: 2", "one dataset")]
    [InlineData("\"typed\": { \"notes\": \"a\", ⟦\"Notes\"⟧: \"b\" }", "'typed'")]
    [InlineData("\"typed\": { \"columns\": { \"A\": {}, ⟦\"a\"⟧: {} } }", "'columns'")]
    [InlineData("\"typed\": { \"columns\": { \"A\": { \"type\": \"date\", ⟦\"type\"⟧: \"guid\" } } }", "'A'")]
    [InlineData("\"typed\": { \"systemQueries\": [{ \"queryId\": \"1\", \"query\": \"SELECT A FROM D\", ⟦\"QueryID\"⟧: \"2\" }] }", "'systemQueries'")]
    public void A_duplicate_property_is_reported_and_the_first_is_used(string properties, string where)
    {
        var file = MarkedSchema.AssertDatasetProblem(SchemaProblemKind.DuplicateName, "is duplicated in " + where, properties);

        var dataset = Assert.Single(file.Datasets);
        Assert.Equal("D", dataset.Name);
        Assert.Equal("A", Assert.Single(dataset.Columns).Name);
    }

    [Fact]
    public void Two_columns_with_one_identifier_are_reported()
    {
        var file = MarkedSchema.AssertProblems(
            SchemaProblemKind.IdentifierConflict,
            "'A_B' and 'A-B' would both become the C# name 'A_B'.",
            """{ "datasetName": "D", "selectableColumns": ["A-B", ⟦"A_B"⟧, "C"] }""");

        Assert.Equal(["A-B", "C"], Assert.Single(file.Datasets).Columns.Select(c => c.Name));
    }

    [Fact]
    public void A_metric_with_the_identifier_of_a_column_is_reported()
    {
        var file = MarkedSchema.AssertProblems(
            SchemaProblemKind.IdentifierConflict,
            "'A.B' and 'A_B'",
            """{ "datasetName": "D", "selectableColumns": ["A_B"], "availableMetrics": [⟦"A.B"⟧, "Sum"] }""");

        Assert.Equal("Sum", Assert.Single(Assert.Single(file.Datasets).Metrics).Name);
    }

    [Fact]
    public void Two_date_ranges_with_one_identifier_are_reported()
    {
        var file = MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.IdentifierConflict,
            "'LAST__MONTH' and 'LAST_MONTH' would both become the C# name 'LastMonth'.",
            "\"availableDateRanges\": [\"LAST_MONTH\", ⟦\"LAST__MONTH\"⟧]");

        Assert.Equal("LAST_MONTH", Assert.Single(Assert.Single(file.Datasets).DateRanges).Name);
    }
}
