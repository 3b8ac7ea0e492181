using System.Text.Json;

namespace Insights.Typed.Tool.Schemas;

/// <summary>A dataset as the service describes it: the part of a schema file that a refresh replaces.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns, in the service's order.</param>
/// <param name="Metrics">The metrics, in the service's order.</param>
/// <param name="DateRanges">The date ranges, in the service's order.</param>
/// <param name="MinimumRecurrenceInterval">In hours; null where the service does not say.</param>
/// <param name="Others">What else the service says of it, in the service's order.</param>
internal sealed record ServiceDataset(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Metrics,
    IReadOnlyList<string> DateRanges,
    int? MinimumRecurrenceInterval,
    IReadOnlyList<KeyValuePair<string, JsonElement>> Others)
{
    public static ServiceDataset Of(DatasetDescription dataset) => new(
        dataset.DatasetName,
        dataset.SelectableColumns,
        dataset.AvailableMetrics,
        dataset.AvailableDateRanges,
        dataset.MinimumRecurrenceInterval,
        [.. dataset.AdditionalProperties.Where(other => !IsOurs(other.Key))]);

    /// <summary>A dataset object of a saved response or of a schema file, which must be valid.</summary>
    public static ServiceDataset Of(JsonElement dataset)
    {
        var name = "";
        IReadOnlyList<string> columns = [], metrics = [], ranges = [];
        int? interval = null;
        var others = new List<KeyValuePair<string, JsonElement>>();
        foreach (var property in dataset.EnumerateObject())
        {
            switch (property.Name.ToUpperInvariant())
            {
                case "DATASETNAME":
                    name = property.Value.GetString() ?? "";
                    break;
                case "SELECTABLECOLUMNS":
                    columns = Names(property.Value);
                    break;
                case "AVAILABLEMETRICS":
                    metrics = Names(property.Value);
                    break;
                case "AVAILABLEDATERANGES":
                    ranges = Names(property.Value);
                    break;
                case "MINIMUMRECURRENCEINTERVAL":
                    interval = property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetInt32() : null;
                    break;
                case var _ when !IsOurs(property.Name):
                    others.Add(new(property.Name, property.Value));
                    break;
            }
        }

        return new ServiceDataset(name, columns, metrics, ranges, interval, others);
    }

    /// <summary>Whether both say the same, in the same order.</summary>
    public bool IsSameAs(ServiceDataset other) =>
        Name == other.Name
        && Columns.SequenceEqual(other.Columns)
        && Metrics.SequenceEqual(other.Metrics)
        && DateRanges.SequenceEqual(other.DateRanges)
        && MinimumRecurrenceInterval == other.MinimumRecurrenceInterval
        && Others.Count == other.Others.Count
        && Others.Zip(other.Others).All(pair => pair.First.Key == pair.Second.Key && JsonElement.DeepEquals(pair.First.Value, pair.Second.Value));

    private static bool IsOurs(string property) => property is "typed" or "$schema";

    private static List<string> Names(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(name => name.GetString() ?? "")] : [];
}
