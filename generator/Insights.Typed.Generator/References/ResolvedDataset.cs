using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Schemas;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.References;

/// <summary>A dataset that the project's <c>Select</c> calls can be compiled for, and the location of its types.</summary>
/// <param name="Dataset">The dataset, as a schema file of the project describes it.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="IsGenerated">Whether they are generated here. Otherwise they are in a referenced assembly.</param>
internal sealed record ResolvedDataset(DatasetSchema Dataset, string Namespace, bool IsGenerated)
{
    /// <summary>
    /// Gets the datasets of a file. Types of a referenced project are not generated again: the compiler would warn
    /// at each use (CS0436), or find two classes <c>Datasets</c>. A project that sets its namespace gets separate
    /// types.
    /// </summary>
    public static IEnumerable<ResolvedDataset> Resolve(ParsedSchema file, DatasetOwnerMap owners, ProjectSettings settings, ProjectReferences references)
    {
        if (!references.CanGenerate)
        {
            yield break;
        }

        foreach (var dataset in DatasetOwners.GetOwnedDatasets(file, owners))
        {
            if (settings.Datasets.Includes(dataset) && !IsProvidedByReferences(dataset, file.IsShipped, settings, references))
            {
                yield return new ResolvedDataset(dataset, settings.Types.Namespace, IsGenerated: true);
            }
            else if (references.Datasets.FirstOrDefault(referenced => referenced.IsCompatibleWith(dataset)) is { } referenced)
            {
                yield return new ResolvedDataset(dataset, referenced.Namespace, IsGenerated: false);
            }
        }
    }

    /// <summary>Gets the problems of the project's schema files that would require a second class <c>Datasets</c> of the same name.</summary>
    public static IEnumerable<SchemaProblemReport> FindProblems(ParsedSchema file, DatasetOwnerMap owners, ProjectSettings settings, ProjectReferences references)
    {
        if (file.IsShipped || !references.CanGenerate || references.Datasets.FirstOrDefault(d => d.Namespace == settings.Types.Namespace) is not { } first)
        {
            yield break;
        }

        foreach (var dataset in DatasetOwners.GetOwnedDatasets(file, owners).Where(settings.Datasets.Includes).Where(dataset => !HasIdenticalReference(dataset, references)))
        {
            yield return SchemaProblemReport.Create(
                SchemaRules.ReferencedTypes,
                file.Positions[owners[dataset.Identifier].Index],
                dataset.Name,
                first.Assembly,
                settings.Types.Namespace);
        }
    }

    private static bool IsProvidedByReferences(DatasetSchema dataset, bool isShipped, ProjectSettings settings, ProjectReferences references)
    {
        var hasNamespace = references.Datasets.Any(referenced => referenced.Namespace == settings.Types.Namespace);
        return hasNamespace || (!settings.HasNamespace && references.Datasets.Count > 0 && (isShipped || HasIdenticalReference(dataset, references)));
    }

    /// <summary>Determines whether a referenced assembly has exactly the same dataset.</summary>
    private static bool HasIdenticalReference(DatasetSchema dataset, ProjectReferences references) =>
        references.Datasets.Any(referenced => referenced.Identifier == dataset.Identifier && referenced.Layout == RowLayout.ComputeHash(dataset));
}
