using System.Text.Json;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>Facts about the service's datasets, independent of the schemas from which the queries are generated.</summary>
public sealed record DatasetFacts(string DatasetName, string[] SelectableColumns, SystemQueryFacts SystemQuery)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DatasetFacts> All { get; } = JsonSerializer.Deserialize<DatasetFacts[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Published", "datasets.json")), Options)!;

    /// <summary>The columns that the published system query selects: of one dataset, all columns but one.</summary>
    public string[] PublishedColumns => [.. SelectableColumns.Where(column => (DatasetName, column) != ("DynamicsUsage", "PGAMpnId"))];

    public static DatasetFacts Get(string dataset) => All.Single(d => d.DatasetName == dataset);
}

/// <summary>The system query of the service for a dataset.</summary>
public sealed record SystemQueryFacts(string QueryId, string FromName, string? Timespan);
