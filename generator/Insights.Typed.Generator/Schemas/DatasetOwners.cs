using System.Collections.Immutable;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Schemas;

/// <summary>The names of a file's datasets, apart from everything else it says, so that other edits do not matter to other files.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsShipped">Whether the package brings it.</param>
/// <param name="Datasets">Its datasets.</param>
internal sealed record DatasetNames(string Path, bool IsShipped, EquatableArray<DatasetName> Datasets)
{
    public static DatasetNames Of(ParsedSchema file) =>
        new(file.Path, file.IsShipped, file.Datasets.Select(d => new DatasetName(d.Name, d.Identifier)).ToEquatableArray());
}

/// <summary>A dataset and the place that describes it first.</summary>
/// <param name="Dataset">The dataset. Generated files are named after its C# name, so letter case does not tell two apart.</param>
/// <param name="Path">The file.</param>
/// <param name="Index">Which of the file's datasets it is.</param>
internal sealed record DatasetOwner(DatasetName Dataset, string Path, int Index);

/// <summary>
/// Decides which file a dataset comes from where several describe it: the first in the order of the build, and one of the
/// project's own before one that the package brings.
/// </summary>
internal static class DatasetOwners
{
    public static EquatableArray<DatasetOwner> Of(ImmutableArray<DatasetNames> files)
    {
        var owners = new Dictionary<string, DatasetOwner>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(f => !f.IsShipped).Concat(files.Where(f => f.IsShipped)))
        {
            for (var i = 0; i < file.Datasets.Count; i++)
            {
                if (!owners.ContainsKey(file.Datasets[i].Identifier))
                {
                    owners.Add(file.Datasets[i].Identifier, new DatasetOwner(file.Datasets[i], file.Path, i));
                }
            }
        }

        return owners.Values.ToEquatableArray();
    }

    public static IEnumerable<DatasetSchema> Owned(ParsedSchema file, EquatableArray<DatasetOwner> owners) =>
        file.Datasets.Where((dataset, index) => OwnerOf(dataset, owners) is var owner && owner.Path == file.Path && owner.Index == index);

    public static IEnumerable<SchemaProblemReport> Problems(ParsedSchema file, EquatableArray<DatasetOwner> owners)
    {
        for (var i = 0; i < file.Datasets.Count; i++)
        {
            var owner = OwnerOf(file.Datasets[i], owners);
            if ((owner.Path != file.Path || owner.Index != i) && !IsReplaced(file, file.Datasets[i], owner))
            {
                yield return Problem(file.Datasets[i], owner, file.Positions[i]);
            }
        }
    }

    /// <summary>That a project describes a shipped dataset itself is what it may do.</summary>
    private static bool IsReplaced(ParsedSchema file, DatasetSchema dataset, DatasetOwner owner) =>
        file.IsShipped && owner.Path != file.Path && string.Equals(dataset.Name, owner.Dataset.Name, StringComparison.OrdinalIgnoreCase);

    private static SchemaProblemReport Problem(DatasetSchema dataset, DatasetOwner owner, SchemaPosition position)
    {
        var first = $"by '{Path.GetFileName(owner.Path)}' (letter case does not tell two datasets apart); this description is not used.";
        return string.Equals(dataset.Name, owner.Dataset.Name, StringComparison.OrdinalIgnoreCase)
            ? new(SchemaRules.DuplicateDataset.Id, $"The dataset '{dataset.Name}' is already described {first}", position)
            : new(SchemaRules.IdentifierClash.Id, $"The datasets '{dataset.Name}' and '{owner.Dataset.Name}' would both become the C# name '{owner.Dataset.Identifier}', and '{owner.Dataset.Name}' is already described {first}", position);
    }

    private static DatasetOwner OwnerOf(DatasetSchema dataset, EquatableArray<DatasetOwner> owners) =>
        owners.First(o => string.Equals(o.Dataset.Identifier, dataset.Identifier, StringComparison.OrdinalIgnoreCase));
}
