namespace Insights.Typed.Schemas.Tests.Reading;

/// <summary>The C# names for the service's names.</summary>
public sealed class IdentifierTests
{
    [Theory]
    [InlineData("SubscriptionId", "SubscriptionId")]
    [InlineData("PGA_MPNId", "PGA_MPNId")]
    [InlineData("A-B", "A_B")]
    [InlineData("A.B", "A_B")]
    [InlineData("365Users", "_365Users")]
    [InlineData("class", "class")]
    [InlineData("ToString", "ToString_")]
    [InlineData("Equals", "Equals_")]
    [InlineData("EqualityContract", "EqualityContract_")]
    [InlineData("DRow", "DRow_")]
    [InlineData("DColumns", "DColumns_")]
    public void A_column_keeps_its_name_if_it_is_valid_in_CSharp(string name, string identifier)
    {
        var file = SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["{{name}}"] }""");

        Assert.Empty(file.Problems);
        var column = Assert.Single(Assert.Single(file.Datasets).Columns);
        Assert.Equal((name, identifier), (column.Name, column.Identifier));
    }

    [Theory]
    [InlineData("D", "D")]
    [InlineData("Datasets", "Datasets_")]
    [InlineData("SystemQueries", "SystemQueries_")]
    [InlineData("get_D", "_get_D")]
    [InlineData("set_D", "_set_D")]
    public void A_dataset_does_not_have_the_name_of_its_class_or_an_accessor(string name, string identifier)
    {
        var file = SchemaFile.Read("d.json", $$"""{ "datasetName": "{{name}}", "selectableColumns": ["A"] }""");

        Assert.Empty(file.Problems);
        Assert.Equal((name, identifier), (Assert.Single(file.Datasets).Name, file.Datasets[0].Identifier));
    }

    [Theory]
    [InlineData("Metered usage", "DMeteredUsage")]
    [InlineData("d paid SKUs", "DPaidSKUs")]
    [InlineData("6-months_report", "D6MonthsReport")]
    [InlineData("Größe (EUR)", "DGröße_EUR_")]
    public void A_system_query_combines_its_dataset_and_name(string name, string identifier)
    {
        var file = SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "name": "{{name}}", "queryId": "1", "query": "SELECT A FROM E" }] } }""");

        Assert.Empty(file.Problems);
        Assert.Equal((name, identifier), (Assert.Single(Assert.Single(file.Datasets).SystemQueries).Name, file.Datasets[0].SystemQueries[0].Identifier));
    }

    [Fact]
    public void A_dataset_is_found_by_its_name_before_an_alias()
    {
        var datasets = SchemaFile.Read("d.json", """
            { "value": [
              { "datasetName": "D", "selectableColumns": ["A"], "typed": { "systemQueries": [{ "queryId": "1", "query": "SELECT A FROM E" }, { "name": "2", "queryId": "2", "query": "SELECT A FROM F" }] } },
              { "datasetName": "E", "selectableColumns": ["A"] }
            ] }
            """).Datasets;

        Assert.Equal(("D", "E", "D", null), (Find("d"), Find("e"), Find("f"), Find("G")));

        string? Find(string name) => DatasetSchema.Find(datasets, name)?.Name;
    }

    [Theory]
    [InlineData("TODAY", "Today")]
    [InlineData("LAST_7_DAYS", "Last7Days")]
    [InlineData("LAST_1_YEAR", "Last1Year")]
    [InlineData("last-month", "LastMonth")]
    [InlineData("7_DAYS", "_7Days")]
    public void A_date_range_becomes_Pascal_case(string name, string identifier)
    {
        var file = SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["A"], "availableDateRanges": ["{{name}}"] }""");

        Assert.Empty(file.Problems);
        Assert.Equal(new DateRangeSchema(name, identifier), Assert.Single(Assert.Single(file.Datasets).DateRanges));
    }

    [Fact]
    public void A_dataset_becomes_an_identifier_too() =>
        Assert.Equal("My_Data", Assert.Single(SchemaFile.Read("d.json", """{ "datasetName": "My-Data", "selectableColumns": ["A"] }""").Datasets).Identifier);
}
