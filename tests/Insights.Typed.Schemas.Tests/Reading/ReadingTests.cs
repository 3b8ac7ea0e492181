using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Reading;

public sealed class ReadingTests
{
    [Fact]
    public void Every_declaration_is_in_the_model()
    {
        var dataset = Read(
            """
            {
              "datasetName": "D",
              "selectableColumns": ["A", "B", "C", "E", "F", "G", "H"],
              "availableMetrics": ["M", "N"],
              "availableDateRanges": ["TODAY", "LAST_365_DAYS"],
              "minimumRecurrenceInterval": 4,
              "typed": {
                "source": "here",
                "description": "a row",
                "columns": {
                  "A": { "type": "text", "description": "an A" },
                  "B": { "type": "integer", "nullable": true },
                  "C": { "type": "decimal", "nullable": false },
                  "E": { "type": "date" },
                  "F": { "type": "datetime" },
                  "G": { "type": "guid" },
                  "H": { "type": "flag", "true": "Y", "false": "N" }
                },
                "metrics": { "N": { "type": "integer", "description": "an N" } },
                "systemQueries": [
                  { "queryId": "1-2", "query": " SELECT b, A FROM Other TIMESPAN TODAY\n" },
                  { "name": "Last year", "queryId": "3", "query": "SELECT M FROM D WHERE A = 'x' ORDER BY C", "description": "one number" }
                ],
                "notes": "none"
              }
            }
            """);

        Assert.Equal(
            new DatasetSchema(
                "D",
                "D",
                "a row",
                "here",
                EquatableArrayFactory.Create(
                    Column("A", ColumnType.Text) with { Description = "an A" },
                    Column("B", ColumnType.Integer) with { IsNullable = true },
                    Column("C", ColumnType.Decimal),
                    Column("E", ColumnType.Date),
                    Column("F", ColumnType.DateTime),
                    Column("G", ColumnType.Guid),
                    Column("H", ColumnType.Flag) with { BooleanFormat = new BooleanFormat("Y", "N") }),
                EquatableArrayFactory.Create(Column("M", ColumnType.Decimal), Column("N", ColumnType.Integer) with { Description = "an N" }),
                EquatableArrayFactory.Create(new DateRangeSchema("TODAY", "Today"), new DateRangeSchema("LAST_365_DAYS", "Last365Days")),
                new DatasetDetails { MinimumRecurrenceInterval = 4 },
                EquatableArrayFactory.Create(
                    new SystemQuerySchema("D", "D", "1-2", "SELECT b, A FROM Other TIMESPAN TODAY", "Other", EquatableArrayFactory.Create("B", "A"), null),
                    new SystemQuerySchema("Last year", "DLastYear", "3", "SELECT M FROM D WHERE A = 'x' ORDER BY C", "D", EquatableArrayFactory.Create("M"), "one number"))),
            dataset);
    }

    [Fact]
    public void Property_names_are_not_case_sensitive()
    {
        const string Text =
            """
            { "value": [{
              "datasetName": "D", "selectableColumns": ["A", "B"], "availableMetrics": ["M"], "availableDateRanges": ["TODAY"],
              "minimumRecurrenceInterval": 24,
              "typed": { "source": "s", "description": "d", "notes": "n",
                "columns": { "A": { "type": "flag", "true": "Y", "false": "N", "nullable": true, "description": "a" } },
                "metrics": { "M": { "type": "integer" } },
                "systemQueries": [{ "name": "q", "queryId": "1", "query": "SELECT A FROM E", "description": "x" }] } }] }
            """;

        var dataset = Read(Text);

        Assert.Equal(ColumnType.Flag, dataset.Columns[0].Type);
        Assert.Equal(dataset, Read(WithPropertyNames(Text, name => name.ToUpperInvariant())));
        Assert.Equal(dataset, Read(WithPropertyNames(Text, name => char.ToUpperInvariant(name[0]) + name[1..])));
    }

    [Fact]
    public void A_declaration_matches_in_any_letter_case_and_keeps_the_services_name()
    {
        var column = Assert.Single(Read("""{ "datasetName": "D", "selectableColumns": ["SubscriptionID"], "typed": { "columns": { "subscriptionId": { "type": "guid" } } } }""").Columns);

        Assert.Equal(("SubscriptionID", ColumnType.Guid), (column.Name, column.Type));
    }

    [Fact]
    public void A_dataset_may_have_metrics_only() =>
        Assert.Equal("M", Assert.Single(Read("""{ "datasetName": "D", "availableMetrics": ["M"] }""").Metrics).Name);

    [Fact]
    public void Nulls_in_the_services_part_are_ignored()
    {
        var dataset = Read("""{ "datasetName": "D", "selectableColumns": ["A"], "availableMetrics": null, "availableDateRanges": null, "minimumRecurrenceInterval": null }""");

        Assert.Empty(dataset.Metrics);
        Assert.Empty(dataset.DateRanges);
        Assert.Null(dataset.Details.MinimumRecurrenceInterval);
    }

    /// <remarks>A saved response is a schema file, so the client's forms of a number are valid in it.</remarks>
    [Theory]
    [InlineData("48", 48)]
    [InlineData("48.0", 48)]
    [InlineData("4.8e1", 48)]
    [InlineData("\"48\"", 48)]
    [InlineData("\"48.0\"", 48)]
    [InlineData("\"\"", null)]
    [InlineData("\" \"", null)]
    public void A_whole_number_of_hours_is_read_in_each_form_of_the_service(string value, int? hours)
    {
        var document = SchemaDocument.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["A"], "minimumRecurrenceInterval": {{value}} }""");

        Assert.Empty(document.File.Problems);
        Assert.Equal(hours, Assert.Single(document.File.Datasets).Details.MinimumRecurrenceInterval);
        Assert.Equal(hours, Assert.Single(document.Parts).Service.Details.MinimumRecurrenceInterval);
    }

    [Fact]
    public void An_escaped_name_is_unescaped() =>
        Assert.Equal("Month", Assert.Single(Read("""{ "dataset\u004eame": "D", "selectableColumns": ["Mo\u006eth"] }""").Columns).Name);

    private static ColumnSchema Column(string name, ColumnType type) => new(name, name, type, false, null, null);

    private static DatasetSchema Read(string text)
    {
        var file = SchemaFile.Read("d.json", text);
        Assert.Empty(file.Problems);
        return Assert.Single(file.Datasets);
    }

    /// <summary>Changes the property names, but not the names of columns and metrics.</summary>
    private static string WithPropertyNames(string text, Func<string, string> change) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\"(\\w{2,})\"(?=:)", match => $"\"{change(match.Groups[1].Value)}\"");
}
