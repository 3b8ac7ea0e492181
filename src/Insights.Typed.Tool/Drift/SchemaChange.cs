namespace Insights.Typed.Tool.Drift;

/// <summary>Something that the service offers differently from what the schema files say.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Name">The column, metric, date range or aggregation; null where the dataset itself changed.</param>
/// <param name="Message">What changed, in a sentence.</param>
internal sealed record SchemaChange(ChangeKind Kind, string Dataset, string? Name, string Message)
{
    /// <summary>What <see cref="Name"/> is probably called now; null where nothing is like it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The date ranges that an aggregation is no longer available for; empty for any other change.</summary>
    public IReadOnlyList<string> DateRanges { get; init; } = [];

    /// <summary>Whether queries that were right can be wrong now.</summary>
    public bool IsBreaking => Kind is ChangeKind.DatasetRemoved or ChangeKind.ColumnRemoved or ChangeKind.MetricRemoved
        or ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn or ChangeKind.DateRangeRemoved or ChangeKind.AggregationRemoved or ChangeKind.AggregationNarrowed
        or ChangeKind.IntervalRaised;

    /// <summary>The message, with the suggestion.</summary>
    public string MessageWithSuggestion => Suggestion is null ? Message : $"{Message} Did you mean '{Suggestion}'?";
}

/// <summary>What can change. The rules are the README's.</summary>
internal enum ChangeKind
{
    DatasetRemoved,
    DatasetAdded,
    ColumnRemoved,
    ColumnAdded,
    MetricRemoved,
    MetricAdded,
    ColumnBecameMetric,
    MetricBecameColumn,
    DateRangeRemoved,
    DateRangeAdded,
    AggregationRemoved,
    AggregationAdded,
    AggregationNarrowed,
    AggregationWidened,
    IntervalRaised,
    IntervalLowered,
    OrderChanged,
    SpellingChanged,
    DetailChanged,
}
