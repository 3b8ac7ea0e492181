using System.Collections.Immutable;
using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Projections;

/// <summary>Finds the columns that a lambda selects.</summary>
internal static class ProjectionStep
{
    /// <summary>Null if the dataset does not exist: the compiler reports the name.</summary>
    public static Projection? Plan(ProjectionSyntax syntax, ImmutableArray<DatasetSchema> datasets) =>
        Plan(syntax, datasets.Select(dataset => new ResolvedDataset(dataset, GeneratedTypes.Default.Namespace, IsGenerated: true)).ToEquatableArray());

    /// <summary>Null if the dataset does not exist: the compiler reports the name.</summary>
    public static Projection? Plan(ProjectionSyntax syntax, EquatableArray<ResolvedDataset> datasets)
    {
        var resolved = datasets.FirstOrDefault(d => d.Dataset.Identifier == syntax.Dataset);
        if (resolved is null)
        {
            return null;
        }

        var dataset = resolved.Dataset;
        var all = SelectedColumn.GetAll(dataset).ToList();
        var read = syntax.Members.SelectMany(m => all.Where(c => c.Schema.Identifier == m)).ToList();

        var readsOtherMembers = ReadsOtherMembers(syntax, dataset);
        var selected = syntax.HasEscapingRow || readsOtherMembers || read.Count == 0
            ? SelectedColumn.GetDefaultSelection(dataset).Union(read.Where(c => c.IsMetric))
            : read;
        return new Projection(
            syntax,
            new DatasetName(dataset.Name, dataset.Identifier),
            resolved.Namespace,
            resolved.IsGenerated,
            selected.ToEquatableArray(),
            ReusesRow: !syntax.KeepsRow && !readsOtherMembers);
    }

    /// <summary>Whether it reads a member that is neither column nor metric: a member of the user's part of the record, which can read any of them.</summary>
    public static bool ReadsOtherMembers(ProjectionSyntax syntax, DatasetSchema dataset) =>
        syntax.Members.Any(m => dataset.Columns.All(c => c.Identifier != m) && dataset.Metrics.All(c => c.Identifier != m));
}
