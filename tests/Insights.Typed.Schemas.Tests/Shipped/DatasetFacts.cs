using System.Text.Json;

namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>What is known of the service's datasets, kept apart from the files under test.</summary>
public sealed record DatasetFacts(
    string DatasetName,
    string[] SelectableColumns,
    string[] AvailableMetrics,
    string[] AvailableDateRanges,
    int MinimumRecurrenceInterval,
    SystemQueryFacts SystemQuery)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DatasetFacts> All { get; } =
        JsonSerializer.Deserialize<DatasetFacts[]>(TestFiles.Text("Facts/datasets.json"), Options)!;

    public static DatasetFacts Of(string dataset) => All.Single(d => d.DatasetName == dataset);
}

/// <summary>The query that the service keeps for a dataset.</summary>
public sealed record SystemQueryFacts(string QueryId, string FromName, string? Timespan);
