namespace Insights.Typed.Schemas.Tests.Reading;

/// <summary>The aggregations of a dataset, each with its date ranges.</summary>
public sealed class AggregationTests
{
    [Fact]
    public void Aggregations_with_a_date_range_are_read_in_the_order_of_the_service()
    {
        var file = SchemaFile.Read("D.json", """
            { "datasetName": "D", "selectableColumns": ["A"], "availableDateRanges": ["R", "S"], "AGGREGATIONtoDateRangeMapping": { "Weekly": "S", "Daily": " R,S ,", "Late": "" } }
            """);

        Assert.Empty(file.Problems);
        var aggregations = Assert.Single(file.Datasets).Aggregations;
        Assert.Equal([("Weekly", "S"), ("Daily", "R+S")], aggregations.Select(a => (a.Identifier, string.Join('+', a.DateRanges))));
        Assert.Equal((true, false), (aggregations[0].IsAvailableFor("s"), aggregations[0].IsAvailableFor("R")));
    }

    [Theory]
    [InlineData("""["R"]""", "R")]
    [InlineData("[]", "")]
    public void Date_ranges_that_the_dataset_does_not_list_are_left_out(string ranges, string expected)
    {
        var file = SchemaFile.Read("D.json", $$"""
            { "datasetName": "D", "selectableColumns": ["A"], "availableDateRanges": {{ranges}}, "aggregationToDateRangeMapping": { "Weekly": "S", "Daily": "R,S" } }
            """);

        Assert.Empty(file.Problems);
        Assert.Equal(expected, string.Join(' ', Assert.Single(file.Datasets).Aggregations.SelectMany(a => a.DateRanges)));
    }

    [Fact]
    public void Aggregations_are_optional() =>
        Assert.Empty(Assert.Single(SchemaFile.Read("D.json", """{ "datasetName": "D", "selectableColumns": ["A"], "aggregationToDateRangeMapping": null }""").Datasets).Aggregations);
}
