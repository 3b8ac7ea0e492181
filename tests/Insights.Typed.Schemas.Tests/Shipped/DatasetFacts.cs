using System.Text.Json;

namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>Facts about the service's datasets, kept apart from the files under test: the pages published in 2021.</summary>
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
        JsonSerializer.Deserialize<DatasetFacts[]>(TestFiles.ReadText("Facts/datasets.json"), Options)!;

    public static DatasetFacts Get(string dataset) => All.Single(d => d.DatasetName == dataset);

    /// <summary>The dataset with later findings.</summary>
    public static DatasetFacts Today(string dataset)
    {
        var published = Get(dataset);
        return DatasetAdditions.All.SingleOrDefault(added => added.DatasetName == dataset) is { } added
            ? published with
            {
                SelectableColumns = [.. published.SelectableColumns, .. added.Columns],
                AvailableMetrics = [.. published.AvailableMetrics, .. added.Metrics ?? []],
                AvailableDateRanges = added.DateRanges ?? published.AvailableDateRanges,
            }
            : published;
    }
}

/// <summary>Facts from newer documents and running programs, in addition to the published pages.</summary>
public sealed record DatasetAdditions(string DatasetName, string[] Columns, string[]? Metrics, string[]? DateRanges, string Source)
{
    public static IReadOnlyList<DatasetAdditions> All { get; } =
        JsonSerializer.Deserialize<DatasetAdditions[]>(TestFiles.ReadText("Facts/additions-2026.json"), JsonSerializerOptions.Web)!;
}

/// <summary>The system query of the service for a dataset.</summary>
public sealed record SystemQueryFacts(string QueryId, string FromName, string? Timespan);
