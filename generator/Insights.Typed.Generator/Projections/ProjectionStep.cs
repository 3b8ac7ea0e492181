using System.Collections.Immutable;
using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Projections;

/// <summary>From what a lambda says to the columns it asks for.</summary>
internal static class ProjectionStep
{
    /// <summary>Null where there is no such dataset: the compiler says so itself, at the name.</summary>
    public static Projection? Plan(ProjectionSyntax syntax, ImmutableArray<DatasetSchema> datasets) =>
        Plan(syntax, datasets.Select(dataset => new PlacedDataset(dataset, GeneratedTypes.Default.Namespace, IsGenerated: true)).ToEquatableArray());

    /// <summary>Null where there is no such dataset: the compiler says so itself, at the name.</summary>
    public static Projection? Plan(ProjectionSyntax syntax, EquatableArray<PlacedDataset> datasets)
    {
        var placed = datasets.FirstOrDefault(d => d.Dataset.Identifier == syntax.Dataset);
        if (placed is null)
        {
            return null;
        }

        var dataset = placed.Dataset;
        var all = SelectedColumn.AllOf(dataset).ToList();
        var read = syntax.Members.SelectMany(m => all.Where(c => c.Schema.Identifier == m)).ToList();

        var readsOther = ReadsOther(syntax, dataset);
        var selected = syntax.Escapes || readsOther || read.Count == 0
            ? SelectedColumn.WholeRowOf(dataset).Union(read.Where(c => c.IsMetric))
            : read;
        return new Projection(
            syntax,
            new DatasetName(dataset.Name, dataset.Identifier),
            placed.Namespace,
            placed.IsGenerated,
            selected.ToEquatableArray(),
            ReusesRow: !syntax.Keeps && !readsOther);
    }

    /// <summary>Whether it reads a member that is neither column nor metric: one of the user's part of the record, which may read any of them.</summary>
    public static bool ReadsOther(ProjectionSyntax syntax, DatasetSchema dataset) =>
        syntax.Members.Any(m => dataset.Columns.All(c => c.Identifier != m) && dataset.Metrics.All(c => c.Identifier != m));
}
