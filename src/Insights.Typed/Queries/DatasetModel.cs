using System.ComponentModel;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A description of a dataset for code that works with rows of any dataset. Supports generated code; not intended for direct use.</summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DatasetModel<TRow>
    where TRow : class
{
    private readonly Func<TRow, int, object?> value;

    /// <summary>Initializes a new instance of the <see cref="DatasetModel{TRow}"/> class.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="minimumRecurrenceInterval">The minimum interval between two executions of a report on the dataset, in hours; null if unknown.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="dateRanges">The date ranges that TIMESPAN accepts.</param>
    /// <param name="aggregations">The periods by which the dataset aggregates rows.</param>
    /// <param name="systemQueries">The system queries of the dataset.</param>
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

    /// <summary>Gets the dataset's name.</summary>
    public string Name { get; }

    /// <summary>Gets the minimum interval between two executions of a report on the dataset, in hours; null if unknown.</summary>
    public int? MinimumRecurrenceInterval { get; }

    /// <summary>Gets the columns, in the service's order.</summary>
    public IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>Gets the metrics, in the service's order.</summary>
    public IReadOnlyList<ReaderColumn> Metrics { get; }

    /// <summary>Gets the date ranges that TIMESPAN accepts.</summary>
    public IReadOnlyList<string> DateRanges { get; }

    /// <summary>Gets the periods by which the dataset aggregates rows.</summary>
    public IReadOnlyList<QueryAggregation> Aggregations { get; }

    /// <summary>Gets the system queries of the dataset.</summary>
    public IReadOnlyList<InsightsQuery> SystemQueries { get; }

    /// <summary>Gets a value of a row: null if the report has no value, and <see cref="DatasetModel.Missing"/> for a metric that the row does not have.</summary>
    /// <param name="row">The row.</param>
    /// <param name="ordinal">The position among the columns, with the metrics after them.</param>
    public object? GetValue(TRow row, int ordinal) => value(row, ordinal);
}

/// <summary>Members for models of all datasets. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DatasetModel
{
    /// <summary>Gets the value of a metric that a row does not have.</summary>
    public static object Missing { get; } = new();
}
