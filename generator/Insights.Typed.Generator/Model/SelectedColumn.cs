using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Model;

/// <summary>A column or metric that a reader reads.</summary>
/// <param name="Index">Its index in the dataset's columns, followed by the metrics.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="IsMetric">Whether it is a metric.</param>
internal sealed record SelectedColumn(int Index, ColumnSchema Schema, bool IsMetric)
{
    /// <summary>Gets all columns and metrics of a row of the dataset, columns first.</summary>
    public static IEnumerable<SelectedColumn> GetAll(DatasetSchema dataset) =>
        dataset.Columns.Select((c, i) => new SelectedColumn(i, c, IsMetric: false))
            .Concat(dataset.Metrics.Select((m, i) => new SelectedColumn(dataset.Columns.Count + i, m, IsMetric: true)));

    /// <summary>Gets the selection of a query for whole rows: all columns and no metric. For a dataset without columns, it is the metrics.</summary>
    public static IEnumerable<SelectedColumn> GetDefaultSelection(DatasetSchema dataset) =>
        GetAll(dataset).Where(c => !c.IsMetric || dataset.Columns.Count == 0);
}
