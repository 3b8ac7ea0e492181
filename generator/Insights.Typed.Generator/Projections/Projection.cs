using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Projections;

/// <summary>A projection, with the columns and metrics that it asks for.</summary>
/// <param name="Syntax">What its lambda says.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="AreTypesGenerated">Whether they are generated in this project.</param>
/// <param name="Reads">What to select and read, and where each stands in the row's own order.</param>
/// <param name="ReusesRow">Whether one row object can serve for all records.</param>
internal sealed record Projection(
    ProjectionSyntax Syntax, DatasetName Dataset, string Namespace, bool AreTypesGenerated, EquatableArray<SelectedColumn> Reads, bool ReusesRow);

/// <summary>A dataset's two names.</summary>
/// <param name="Name">The service's.</param>
/// <param name="Identifier">The C# name.</param>
internal sealed record DatasetName(string Name, string Identifier);

/// <summary>A column or metric that a reader reads.</summary>
/// <param name="Index">Its place among the dataset's columns, behind which come the metrics.</param>
/// <param name="Schema">What it is.</param>
/// <param name="IsMetric">Whether it is a metric.</param>
internal sealed record SelectedColumn(int Index, ColumnSchema Schema, bool IsMetric)
{
    /// <summary>All that a row of the dataset can hold, columns first.</summary>
    public static IEnumerable<SelectedColumn> AllOf(DatasetSchema dataset) =>
        dataset.Columns.Select((c, i) => new SelectedColumn(i, c, IsMetric: false))
            .Concat(dataset.Metrics.Select((m, i) => new SelectedColumn(dataset.Columns.Count + i, m, IsMetric: true)));

    /// <summary>What a query for whole rows asks for: all columns and no metric. A dataset without columns has only metrics to ask for.</summary>
    public static IEnumerable<SelectedColumn> WholeRowOf(DatasetSchema dataset) =>
        AllOf(dataset).Where(c => !c.IsMetric || dataset.Columns.Count == 0);
}
