using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Insights.Typed.Contracts;
using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>A dataset as the service describes it: with names, without types.</summary>
public sealed class DatasetDescription : InsightsResource
{
    /// <summary>Gets the name, as used in FROM.</summary>
    [JsonRequired]
    [JsonConverter(typeof(ServiceNameConverter))]
    public string DatasetName { get; init; } = "";

    /// <summary>Gets the columns, in the service's order.</summary>
    [AllowNull]
    public IReadOnlyList<string> SelectableColumns { get => field ?? []; init; } = [];

    /// <summary>Gets the metrics, in the service's order.</summary>
    [AllowNull]
    public IReadOnlyList<string> AvailableMetrics { get => field ?? []; init; } = [];

    /// <summary>Gets the date ranges that TIMESPAN accepts.</summary>
    [AllowNull]
    public IReadOnlyList<string> AvailableDateRanges { get => field ?? []; init; } = [];

    /// <summary>
    /// Gets the periods that AGGREGATED accepts, such as <c>Daily</c>, each with the date ranges that it supports. Empty if the
    /// dataset has none, or if the service describes them in another form, which is in <see cref="InsightsResource.AdditionalProperties"/>
    /// then; keys ignore letter case.
    /// </summary>
    [AllowNull]
    [JsonPropertyName(DatasetProperties.Aggregations)]
    [JsonConverter(typeof(ServiceNameConverter))]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AvailableAggregations { get => field ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty; init; }

    /// <summary>Gets the minimum interval between two executions of a report, in hours.</summary>
    public int? MinimumRecurrenceInterval { get; init; }
}
