using System.Text.Json;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>What is known of the service's datasets, apart from the schemas that the queries are generated from.</summary>
public sealed record DatasetFacts(string DatasetName, string[] SelectableColumns, SystemQueryFacts SystemQuery)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DatasetFacts> All { get; } = JsonSerializer.Deserialize<DatasetFacts[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Published", "datasets.json")), Options)!;

    /// <summary>What the published system query selects: of one dataset, all columns but one.</summary>
    public string[] PublishedColumns => [.. SelectableColumns.Where(column => (DatasetName, column) != ("DynamicsUsage", "PGAMpnId"))];

    public static DatasetFacts Get(string dataset) => All.Single(d => d.DatasetName == dataset);
}

/// <summary>The query that the service keeps for a dataset.</summary>
public sealed record SystemQueryFacts(string QueryId, string FromName, string? Timespan);
