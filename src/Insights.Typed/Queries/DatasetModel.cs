using System.ComponentModel;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A dataset as its generated code describes it, for code that works with rows of any dataset. Supports generated code; not intended for direct use.</summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DatasetModel<TRow>
    where TRow : class
{
    private readonly Func<TRow, int, object?> value;

    /// <summary>A model.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="minimumRecurrenceInterval">The shortest interval between two executions of a report on it, in hours; null where unknown.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="dateRanges">The ranges that TIMESPAN may name.</param>
    /// <param name="aggregations">The periods by which the dataset aggregates rows.</param>
    /// <param name="systemQueries">The queries that the service keeps for the dataset.</param>
    /// <param name="value">Returns a value of a row by its ordinal, as <see cref="GetValue"/> does.</param>
    public DatasetModel(
        string name,
        int? minimumRecurrenceInterval,
        IReadOnlyList<ReaderColumn> columns,
        IReadOnlyList<ReaderColumn> metrics,
        IReadOnlyList<string> dateRanges,
        IReadOnlyList<QueryAggregation> aggregations,
        IReadOnlyList<InsightsQuery> systemQueries,
        Func<TRow, int, object?> value)
    {
        Name = name;
        MinimumRecurrenceInterval = minimumRecurrenceInterval;
        Columns = columns;
        Metrics = metrics;
        DateRanges = dateRanges;
        Aggregations = aggregations;
        SystemQueries = systemQueries;
        this.value = value;
    }

    /// <summary>The dataset's name.</summary>
    public string Name { get; }

    /// <summary>The shortest interval between two executions of a report on it, in hours; null where unknown.</summary>
    public int? MinimumRecurrenceInterval { get; }

    /// <summary>The columns, in the service's order.</summary>
    public IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>The metrics, in the service's order.</summary>
    public IReadOnlyList<ReaderColumn> Metrics { get; }

    /// <summary>The ranges that TIMESPAN may name.</summary>
    public IReadOnlyList<string> DateRanges { get; }

    /// <summary>The periods by which the dataset aggregates rows.</summary>
    public IReadOnlyList<QueryAggregation> Aggregations { get; }

    /// <summary>The queries that the service keeps for the dataset.</summary>
    public IReadOnlyList<InsightsQuery> SystemQueries { get; }

    /// <summary>A value of a row: null where a report left it out, and <see cref="DatasetModel.Missing"/> for a metric that the row does not have.</summary>
    /// <param name="row">The row.</param>
    /// <param name="ordinal">The position among the columns, with the metrics after them.</param>
    public object? GetValue(TRow row, int ordinal) => value(row, ordinal);
}

/// <summary>What models of all datasets share. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DatasetModel
{
    /// <summary>The value of a metric that a row does not have.</summary>
    public static object Missing { get; } = new();
}
