using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Problems;

public sealed class WrongKindTests
{
    [Theory]
    [InlineData("\"availableMetrics\": ⟦{}⟧", "'availableMetrics' is an array of strings, not an object.")]
    [InlineData("\"availableDateRanges\": ⟦true⟧", "'availableDateRanges' is an array of strings, not true or false.")]
    [InlineData("\"availableMetrics\": ⟦-1.5⟧", "not a number")]
    public void A_list_of_the_wrong_kind_is_reported_and_the_dataset_is_not_used(string properties, string words) =>
        Assert.Empty(MarkedSchema.AssertDatasetProblem(SchemaProblemKind.WrongKind, words, properties).Datasets);

    [Theory]
    [InlineData("\"availableMetrics\": [⟦1⟧, \"Sum\"]", "'availableMetrics' is an array of strings; this is a number.")]
    [InlineData("\"availableMetrics\": [\"Sum\", ⟦[ \"Max\" ]⟧]", "this is an array")]
    [InlineData("\"availableMetrics\": [\"Sum\", ⟦null⟧]", "this is null")]
    public void A_name_of_the_wrong_kind_is_reported_and_the_rest_is_used(string properties, string words) =>
        Assert.Equal("Sum", Assert.Single(Assert.Single(MarkedSchema.AssertDatasetProblem(SchemaProblemKind.WrongKind, words, properties).Datasets).Metrics).Name);

    [Theory]
    [InlineData("\"aggregationToDateRangeMapping\": ⟦[]⟧", "'aggregationToDateRangeMapping' is an object, not an array.", "")]
    [InlineData("\"availableDateRanges\": [\"B\"], \"aggregationToDateRangeMapping\": { \"Hourly\": ⟦[\"A\"]⟧, \"Daily\": \"B\" }", "'aggregationToDateRangeMapping' is an object with a string for each name; this is an array.", "Daily")]
    public void An_aggregation_of_the_wrong_kind_is_reported_and_the_rest_is_used(string properties, string words, string used) =>
        Assert.Equal(used, string.Concat(Assert.Single(MarkedSchema.AssertDatasetProblem(SchemaProblemKind.WrongKind, words, properties).Datasets).Aggregations.Select(a => a.Name)));

    [Theory]
    [InlineData("⟦0⟧", "above zero, not 0.")]
    [InlineData("⟦-4⟧", "not -4.")]
    [InlineData("⟦1.5⟧", "not 1.5.")]
    [InlineData("⟦1e-2⟧", "not 1e-2.")]
    [InlineData("⟦99999999999⟧", "not 99999999999.")]
    [InlineData("⟦\"0\"⟧", "not 0.")]
    [InlineData("⟦\"1.5\"⟧", "not a string.")]
    [InlineData("⟦\"daily\"⟧", "not a string.")]
    [InlineData("⟦true⟧", "not true or false.")]
    [InlineData("⟦{}⟧", "not an object.")]
    public void An_invalid_recurrence_interval_is_reported(string value, string words)
    {
        var file = MarkedSchema.AssertDatasetProblem(SchemaProblemKind.WrongKind, words, "\"minimumRecurrenceInterval\": " + value);

        Assert.Null(Assert.Single(file.Datasets).Details.MinimumRecurrenceInterval);
    }

    [Theory]
    [InlineData("⟦null⟧", "'typed' is an object, not null.")]
    [InlineData("⟦[]⟧", "'typed' is an object, not an array.")]
    [InlineData("{ \"source\": ⟦1⟧ }", "'source' is a string, not a number.")]
    [InlineData("{ \"description\": ⟦{}⟧ }", "'description' is a string, not an object.")]
    [InlineData("{ \"notes\": ⟦[ \"a\" ]⟧ }", "'notes' is a string, not an array.")]
    [InlineData("{ \"columns\": ⟦[]⟧ }", "'columns' is an object, not an array.")]
    [InlineData("{ \"metrics\": ⟦\"\"⟧ }", "'metrics' is an object, not a string.")]
    [InlineData("{ \"columns\": { \"A\": ⟦\"date\"⟧ } }", "'A' is an object, not a string.")]
    [InlineData("{ \"columns\": { \"A\": { \"type\": ⟦7⟧ } } }", "'type' is a string, not a number.")]
    [InlineData("{ \"columns\": { \"A\": { \"nullable\": ⟦\"yes\"⟧ } } }", "'nullable' is true or false, not a string.")]
    [InlineData("{ \"columns\": { \"A\": { \"nullable\": ⟦null⟧ } } }", "'nullable' is true or false, not null.")]
    [InlineData("{ \"columns\": { \"A\": { \"description\": ⟦false⟧ } } }", "'description' is a string, not true or false.")]
    [InlineData("{ \"systemQueries\": ⟦{ \"queryId\": \"1\" }⟧ }", "'systemQueries' is an array of objects, not an object.")]
    [InlineData("{ \"systemQueries\": [⟦\"6209a8fd\"⟧] }", "'systemQueries' is an array of objects; this is a string.")]
    [InlineData("{ \"systemQueries\": [{ \"queryId\": \"1\", \"query\": \"SELECT A FROM D\", \"name\": ⟦6⟧ }] }", "'name' is a string, not a number.")]
    [InlineData("{ \"systemQueries\": [{ \"queryId\": \"1\", \"query\": \"SELECT A FROM D\", \"name\": ⟦\"-\"⟧ }] }", "The 'name' of a system query has at least one letter or digit.")]
    [InlineData("{ \"systemQueries\": [⟦{ \"queryId\": \"1\" }⟧] }", "A system query needs a 'queryId' and a 'query'.")]
    [InlineData("{ \"systemQueries\": [⟦{ \"queryId\": \" \", \"query\": \"SELECT A FROM D\" }⟧] }", "A system query needs a 'queryId' and a 'query'.")]
    [InlineData("{ \"systemQueries\": [{ \"queryId\": \"1\", \"query\": ⟦\"SELECT A FROM D E\"⟧ }] }", "'query' is not a query: ")]
    public void An_addition_of_the_wrong_kind_is_reported_and_the_service_part_is_used(string typed, string words)
    {
        var file = MarkedSchema.AssertDatasetProblem(SchemaProblemKind.WrongKind, words, "\"typed\": " + typed);

        Assert.Equal(("A", ColumnType.Text), Assert.Single(Assert.Single(file.Datasets).Columns.Select(c => (c.Name, c.Type))));
    }
}
