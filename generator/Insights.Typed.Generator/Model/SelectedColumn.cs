using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Model;

/// <summary>A column or metric that a reader reads.</summary>
/// <param name="Index">Its place among the dataset's columns, behind which come the metrics.</param>
/// <param name="Schema">What it is.</param>
/// <param name="IsMetric">Whether it is a metric.</param>
internal sealed record SelectedColumn(int Index, ColumnSchema Schema, bool IsMetric)
{
    /// <summary>All that a row of the dataset can hold, columns first.</summary>
    public static IEnumerable<SelectedColumn> GetAll(DatasetSchema dataset) =>
        dataset.Columns.Select((c, i) => new SelectedColumn(i, c, IsMetric: false))
            .Concat(dataset.Metrics.Select((m, i) => new SelectedColumn(dataset.Columns.Count + i, m, IsMetric: true)));

    /// <summary>What a query for whole rows asks for: all columns and no metric. A dataset without columns has only metrics to ask for.</summary>
    public static IEnumerable<SelectedColumn> GetDefaultSelection(DatasetSchema dataset) =>
        GetAll(dataset).Where(c => !c.IsMetric || dataset.Columns.Count == 0);
}
