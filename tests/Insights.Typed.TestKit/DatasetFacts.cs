using System.Text.Json;

namespace Insights.Typed.TestKit;

/// <summary>Facts about the service's datasets, independent of the schema files and of queries that are generated from them: the pages published in 2021.</summary>
public sealed record DatasetFacts(
    string DatasetName,
    string[] SelectableColumns,
    string[] AvailableMetrics,
    string[] AvailableDateRanges,
    int MinimumRecurrenceInterval,
    SystemQueryFacts SystemQuery)
{
    public static IReadOnlyList<DatasetFacts> All { get; } = ReadAll();

    public static DatasetFacts Get(string dataset) => All.Single(d => d.DatasetName == dataset);

    private static DatasetFacts[] ReadAll()
    {
        using var file = typeof(DatasetFacts).Assembly.GetManifestResourceStream("facts/datasets.json")!;
        return JsonSerializer.Deserialize<DatasetFacts[]>(file, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The system query of the service for a dataset.</summary>
public sealed record SystemQueryFacts(string QueryId, string FromName, string? Timespan);
