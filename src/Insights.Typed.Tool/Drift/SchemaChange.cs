namespace Insights.Typed.Tool.Drift;

/// <summary>A difference between the schema files and what the service offers.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Name">The column, metric, date range, aggregation or property; null if the dataset itself changed.</param>
/// <param name="Message">The change, as a sentence.</param>
internal sealed record SchemaChange(ChangeKind Kind, string Dataset, string? Name, string Message)
{
    /// <summary>The probable new name of <see cref="Name"/>; null if no name is similar.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The date ranges that an aggregation is no longer available for; empty for any other change.</summary>
    public IReadOnlyList<string> DateRanges { get; init; } = [];

    /// <summary>Whether queries that were valid can be invalid now.</summary>
    public bool IsBreaking => Kind switch
    {
        ChangeKind.DatasetRemoved or ChangeKind.ColumnRemoved or ChangeKind.MetricRemoved or ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn
            or ChangeKind.DateRangeRemoved or ChangeKind.AggregationRemoved or ChangeKind.AggregationNarrowed or ChangeKind.IntervalRaised => true,
        ChangeKind.DatasetAdded or ChangeKind.ColumnAdded or ChangeKind.MetricAdded or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded or ChangeKind.AggregationWidened
            or ChangeKind.IntervalLowered or ChangeKind.OrderChanged or ChangeKind.LetterCaseChanged or ChangeKind.PropertyChanged or ChangeKind.DetailChanged => false,
    };

    /// <summary>The message, with the suggestion.</summary>
    public string MessageWithSuggestion => Suggestion is null ? Message : $"{Message} Did you mean '{Suggestion}'?";
}

/// <summary>The kinds of change. The README describes the rules.</summary>
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
    LetterCaseChanged,

    /// <summary>A property has another value, and no rule explains it.</summary>
    PropertyChanged,
    DetailChanged,
}
