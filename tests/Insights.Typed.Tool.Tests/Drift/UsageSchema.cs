using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Drift;

/// <summary>A small schema that the tests of <c>schema check</c> change, and manifests of queries of its dataset.</summary>
internal static class UsageSchema
{
    public const string Before = """
        {
          "datasetName": "Usage",
          "selectableColumns": ["Id", "Name", "Market"],
          "availableMetrics": ["Total", "Count"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS"],
          "minimumRecurrenceInterval": 24
        }
        """;

    public static readonly string Aggregated = Before.Replace(
        "\"minimumRecurrenceInterval\"", "\"aggregationToDateRangeMapping\": { \"Daily\": \"LAST_MONTH,LAST_6_MONTHS\", \"Monthly\": \"LAST_6_MONTHS\" }, \"minimumRecurrenceInterval\"", StringComparison.Ordinal);

    public static string Manifest(params (string File, int Line, string Dataset, string[] Columns, string Text, (string Clause, string Text)[] LeftOut)[] queries) => JsonSerializer.Serialize(
        new
        {
            version = 1,
            unlisted = Array.Empty<object>(),
            queries = queries.Select(q => new { file = q.File, line = q.Line, dataset = q.Dataset, columns = q.Columns, text = q.Text, hash = "", probe = q.Text, leftOut = q.LeftOut.Select(part => new { clause = part.Clause, text = part.Text }) }),
        });

    public static string GetMessage(JsonElement change) => change.GetProperty("message").GetString()
        + (change.GetProperty("suggestion").GetString() is { } suggestion ? $" Did you mean '{suggestion}'?" : "");
}
