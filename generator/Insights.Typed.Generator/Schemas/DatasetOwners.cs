using System.Collections.Immutable;
using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Schemas;

/// <summary>The names of a file's datasets, without its other content, so that other edits do not affect other files.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsShipped">Whether it is a file of the package.</param>
/// <param name="Datasets">Its datasets.</param>
/// <param name="SystemQueries">The C# names of each dataset's system queries.</param>
internal sealed record DatasetNames(
    string Path, bool IsShipped, EquatableArray<DatasetName> Datasets, EquatableArray<EquatableArray<string>> SystemQueries)
{
    public static DatasetNames FromFile(ParsedSchema file) => new(
        file.Path,
        file.IsShipped,
        file.Datasets.Select(d => new DatasetName(d.Name, d.Identifier)).ToEquatableArray(),
        file.Datasets.Select(d => d.SystemQueries.Select(q => q.Identifier).ToEquatableArray()).ToEquatableArray());
}

/// <summary>A dataset and the first description of it.</summary>
/// <param name="Dataset">The dataset. Generated files are named after its C# name, so letter case does not distinguish datasets.</param>
/// <param name="Path">The file.</param>
/// <param name="Index">The index of the dataset in the file.</param>
/// <param name="SystemQueries">The C# names of its system queries, without names that are already used.</param>
internal sealed record DatasetOwner(DatasetName Dataset, string Path, int Index, EquatableArray<string> SystemQueries);

/// <summary>
/// Determines which file describes a dataset if several do. The order of the files does not matter: after edits, the compiler passes
/// them in another order than a build does.
/// </summary>
internal static class DatasetOwners
{
    public static DatasetOwnerMap Create(ImmutableArray<DatasetNames> files)
    {
        var owners = DatasetPrecedence.Select(
            files.SelectMany(file => file.Datasets.Select((dataset, index) => (File: file, Dataset: dataset, Index: index))),
            description => description.Dataset.Identifier,
            description => description.File.IsShipped,
            description => description.File.Path);
        return new DatasetOwnerMap(RemoveConflicts(
            [.. owners.Select(owner => new DatasetOwner(owner.Dataset, owner.File.Path, owner.Index, owner.File.SystemQueries[owner.Index]))]).ToEquatableArray());
    }

    public static IEnumerable<DatasetSchema> GetOwnedDatasets(ParsedSchema file, DatasetOwnerMap owners) =>
        from dataset in file.Datasets.Select((schema, index) => (Schema: schema, Index: index))
        let owner = owners[dataset.Schema.Identifier]
        where owner.Path == file.Path && owner.Index == dataset.Index
        select dataset.Schema with { SystemQueries = dataset.Schema.SystemQueries.Where(q => owner.SystemQueries.Contains(q.Identifier)).ToEquatableArray() };

    public static IEnumerable<SchemaProblemReport> FindProblems(ParsedSchema file, DatasetOwnerMap owners)
    {
        for (var i = 0; i < file.Datasets.Count; i++)
        {
            var owner = owners[file.Datasets[i].Identifier];
            if ((owner.Path != file.Path || owner.Index != i) && !IsReplaced(file, file.Datasets[i], owner))
            {
                yield return CreateProblem(file.Datasets[i], owner, file.Positions[i]);
                continue;
            }

            foreach (var query in file.Datasets[i].SystemQueries.Where(q => owner.Path == file.Path && !owner.SystemQueries.Contains(q.Identifier)))
            {
                yield return SchemaProblemReport.Create(
                    SchemaRules.Get(SchemaMessages.SystemQueryConflict), file.Positions[i], query.Name, file.Datasets[i].Name, query.Identifier);
            }
        }
    }

    /// <summary>
    /// The name of a system query is the dataset's name and the query's name: it can be the name of another dataset, or
    /// of another dataset's query. A dataset's name alone is for the query that has no name.
    /// </summary>
    private static IEnumerable<DatasetOwner> RemoveConflicts(IReadOnlyList<DatasetOwner> owners)
    {
        var datasets = new HashSet<string>(owners.Select(o => o.Dataset.Identifier), StringComparer.Ordinal);
        var usedIdentifiers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owner in owners)
        {
            yield return owner with
            {
                SystemQueries = owner.SystemQueries
                    .Where(q => (q == owner.Dataset.Identifier || !datasets.Contains(q)) && !datasets.Contains(q + GeneratedNames.SystemQuery) && usedIdentifiers.Add(q))
                    .ToEquatableArray(),
            };
        }
    }

    /// <summary>Whether the project describes a shipped dataset itself, which is valid.</summary>
    private static bool IsReplaced(ParsedSchema file, DatasetSchema dataset, DatasetOwner owner) =>
        file.IsShipped && owner.Path != file.Path && string.Equals(dataset.Name, owner.Dataset.Name, StringComparison.OrdinalIgnoreCase);

    private static SchemaProblemReport CreateProblem(DatasetSchema dataset, DatasetOwner owner, SchemaPosition position)
    {
        var file = Path.GetFileName(owner.Path);
        return string.Equals(dataset.Name, owner.Dataset.Name, StringComparison.OrdinalIgnoreCase)
            ? SchemaProblemReport.Create(SchemaRules.DuplicateDataset, position, dataset.Name, file)
            : SchemaProblemReport.Create(SchemaRules.Get(SchemaMessages.DatasetConflict), position, dataset.Name, owner.Dataset.Name, owner.Dataset.Identifier, file);
    }
}
