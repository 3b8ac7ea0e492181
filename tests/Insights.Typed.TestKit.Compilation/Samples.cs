namespace Insights.Typed.TestKit.Compilation;

/// <summary>Small schema files for tests; one of them has every feature.</summary>
public static class Samples
{
    /// <summary>Every type of a column or metric, nullable and not.</summary>
    public static SchemaText EveryType { get; } = new("EveryType.json", """
        {
          "datasetName": "EveryType",
          "selectableColumns": ["Text", "Integer", "Decimal", "Date", "DateTime", "Guid", "Flag",
            "TextOrNull", "IntegerOrNull", "DecimalOrNull", "DateOrNull", "DateTimeOrNull", "GuidOrNull", "FlagOrNull", "Undeclared"],
          "availableMetrics": ["Sum", "Count", "CountOrNull", "Last"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
          "aggregationToDateRangeMapping": { "Daily": "LAST_MONTH, LAST_6_MONTHS,LIFETIME", "Monthly": "LIFETIME" },
          "minimumRecurrenceInterval": 24,
          "typed": {
            "source": "A test.",
            "description": "One of every type.",
            "columns": {
              "Text": { "type": "text", "description": "Never missing." },
              "Integer": { "type": "integer" },
              "Decimal": { "type": "decimal" },
              "Date": { "type": "date" },
              "DateTime": { "type": "datetime" },
              "Guid": { "type": "guid" },
              "Flag": { "type": "flag", "true": "Y", "false": "N" },
              "TextOrNull": { "type": "text", "nullable": true },
              "IntegerOrNull": { "type": "integer", "nullable": true },
              "DecimalOrNull": { "type": "decimal", "nullable": true },
              "DateOrNull": { "type": "date", "nullable": true },
              "DateTimeOrNull": { "type": "datetime", "nullable": true },
              "GuidOrNull": { "type": "guid", "nullable": true },
              "FlagOrNull": { "type": "flag", "true": "1", "false": "0", "nullable": true }
            },
            "metrics": {
              "Count": { "type": "integer", "description": "How many." },
              "CountOrNull": { "type": "integer", "nullable": true },
              "Last": { "type": "date" }
            },
            "systemQueries": [
              {
                "queryId": "6209a8fd-93af-442e-8b3f-3df0f77e8463",
                "query": "SELECT Flag, text, IntegerOrNull, Sum, CountOrNull FROM EveryTypeOfService WHERE Flag = 'Y' TIMESPAN LAST_6_MONTHS"
              },
              { "name": "Only one column", "queryId": "2", "query": "SELECT Date FROM EveryType", "description": "The days & nothing else." }
            ]
          }
        }
        """);

    /// <summary>The dataset of most tests of queries.</summary>
    public static SchemaText Usage { get; } = new("Usage.json", """
        {
          "datasetName": "Usage",
          "selectableColumns": ["Id", "Name", "Seats", "Used", "Note", "Month", "Trial"],
          "availableMetrics": ["Total", "Customers"],
          "availableDateRanges": ["LAST_MONTH", "LIFETIME"],
          "typed": {
            "columns": {
              "Id": { "type": "guid" },
              "Seats": { "type": "integer" },
              "Used": { "type": "integer", "nullable": true },
              "Note": { "nullable": true },
              "Month": { "type": "date" },
              "Trial": { "type": "flag", "true": "Y", "false": "N" }
            },
            "metrics": { "Customers": { "type": "integer" } }
          }
        }
        """);

    /// <summary>A second dataset, with a column of the first and a column that only it has.</summary>
    public static SchemaText Sales { get; } = new("Sales.json", """
        { "datasetName": "Sales", "selectableColumns": ["Name", "Amount"], "typed": { "columns": { "Amount": { "type": "decimal" } } } }
        """);

    /// <summary>A dataset with text columns only.</summary>
    public static SchemaText CreateTextDataset(string dataset, params string[] columns) => new(
        dataset + ".json",
        $$"""{ "datasetName": "{{dataset}}", "selectableColumns": ["{{string.Join("\", \"", columns)}}"] }""");
}
