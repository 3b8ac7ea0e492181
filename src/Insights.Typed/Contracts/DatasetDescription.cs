using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A dataset as the service describes it: names only, no types.</summary>
public sealed class DatasetDescription : InsightsResource
{
    /// <summary>The name, as it follows FROM.</summary>
    [JsonRequired]
    public string DatasetName { get; init; } = "";

    /// <summary>The columns, in the service's order.</summary>
    public IReadOnlyList<string> SelectableColumns { get => field ?? []; init; } = [];

    /// <summary>The metrics, in the service's order.</summary>
    public IReadOnlyList<string> AvailableMetrics { get => field ?? []; init; } = [];

    /// <summary>The ranges that TIMESPAN may name.</summary>
    public IReadOnlyList<string> AvailableDateRanges { get => field ?? []; init; } = [];

    /// <summary>
    /// The periods that AGGREGATED may name, such as <c>Daily</c>, each with the ranges that it is available for. Empty where the
    /// dataset has none; letter case does not matter.
    /// </summary>
    [JsonPropertyName("aggregationToDateRangeMapping")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AvailableAggregations { get => field ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty; init; }

    /// <summary>The shortest interval between two executions of a report, in hours.</summary>
    public int? MinimumRecurrenceInterval { get; init; }
}
