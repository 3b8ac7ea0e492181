using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Small datasets that contain every type of column.</summary>
internal static class TestDatasets
{
    public static IReadOnlyList<DatasetSchema> All { get; } = [Read(Seats), Read(Visits), Read(Partners)];

    private const string Seats = """
        {
          "datasetName": "Seats",
          "selectableColumns": ["SubscriptionId", "Month", "CustomerName", "CustomerTpid", "CustomerMarket", "AvailableSeats", "AssignedSeats", "ActiveSeats",
            "BilledRevenueUSD", "IsDuplicateRowForPGA", "IsAutoRenew", "FirstUseDate", "Note"],
          "availableMetrics": ["SubscriptionCount", "CustomerCount", "TotalAssignedSeats", "TotalBilledRevenueUSD", "TotalRevenue", "VisitCount"],
          "availableDateRanges": ["LAST_30_DAYS", "LAST_MONTH", "LAST_3_MONTHS", "LAST_6_MONTHS", "LAST_1_YEAR", "LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": {
            "columns": {
              "SubscriptionId": { "type": "guid" }, "Month": { "type": "date" }, "AvailableSeats": { "type": "integer" },
              "AssignedSeats": { "type": "integer" }, "ActiveSeats": { "type": "integer", "nullable": true },
              "BilledRevenueUSD": { "type": "decimal", "nullable": true },
              "IsDuplicateRowForPGA": { "type": "flag", "true": "1", "false": "0" },
              "IsAutoRenew": { "type": "flag", "true": "Y", "false": "N" },
              "FirstUseDate": { "type": "date", "nullable": true }, "Note": { "nullable": true }
            },
            "metrics": { "SubscriptionCount": { "type": "integer" }, "TotalAssignedSeats": { "type": "integer" } },
            "systemQueries": [{ "queryId": "11111111-2222-3333-4444-555555555555", "query": "SELECT SubscriptionId, Month, CustomerName, CustomerTpid, CustomerMarket, AvailableSeats, AssignedSeats, ActiveSeats, BilledRevenueUSD, IsDuplicateRowForPGA, IsAutoRenew, FirstUseDate, Note FROM OldSeats TIMESPAN LAST_3_MONTHS" }]
          }
        }
        """;

    private const string Visits = """
        {
          "datasetName": "Visits",
          "selectableColumns": ["VisitedAt", "CustomerName", "UserId"],
          "availableMetrics": [],
          "availableDateRanges": ["TODAY", "YESTERDAY", "LAST_7_DAYS", "LIFETIME"],
          "typed": { "columns": { "VisitedAt": { "type": "datetime" }, "UserId": { "type": "guid" } } }
        }
        """;

    private const string Partners = """
        { "datasetName": "Partners", "selectableColumns": ["MPNId", "PartnerName"], "availableMetrics": [], "availableDateRanges": ["LIFETIME"] }
        """;

    private static DatasetSchema Read(string text)
    {
        var file = SchemaFile.Read("test.json", text);
        Assert.Empty(file.Problems);
        return Assert.Single(file.Datasets);
    }
}
