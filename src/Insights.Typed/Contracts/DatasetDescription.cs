using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A dataset as the service describes it: names only, no types.</summary>
public sealed class DatasetDescription : ServiceItem
{
    /// <summary>The name, as it stands behind FROM.</summary>
    [JsonRequired]
    public string DatasetName { get; init; } = "";

    /// <summary>The columns, in the service's order.</summary>
    public IReadOnlyList<string> SelectableColumns { get => field ?? []; init; } = [];

    /// <summary>The metrics, in the service's order.</summary>
    public IReadOnlyList<string> AvailableMetrics { get => field ?? []; init; } = [];

    /// <summary>The ranges that TIMESPAN may name.</summary>
    public IReadOnlyList<string> AvailableDateRanges { get => field ?? []; init; } = [];

    /// <summary>The shortest interval between two executions of a report, in hours.</summary>
    public int? MinimumRecurrenceInterval { get; init; }
}
