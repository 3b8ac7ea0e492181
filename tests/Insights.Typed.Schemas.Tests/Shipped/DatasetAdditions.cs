using System.Text.Json;

namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>Facts from newer documents and running programs, in addition to the published pages.</summary>
public sealed record DatasetAdditions(string DatasetName, string[] Columns, string[]? Metrics, string[]? DateRanges, string Source)
{
    public static IReadOnlyList<DatasetAdditions> All { get; } =
        JsonSerializer.Deserialize<DatasetAdditions[]>(TestFiles.ReadText("Facts/additions-2026.json"), JsonSerializerOptions.Web)!;

    /// <summary>The dataset of the published pages, with its additions.</summary>
    public static DatasetFacts AddTo(string dataset)
    {
        var published = DatasetFacts.Get(dataset);
        return All.SingleOrDefault(added => added.DatasetName == dataset) is { } added
            ? published with
            {
                SelectableColumns = [.. published.SelectableColumns, .. added.Columns],
                AvailableMetrics = [.. published.AvailableMetrics, .. added.Metrics ?? []],
                AvailableDateRanges = added.DateRanges ?? published.AvailableDateRanges,
            }
            : published;
    }
}
