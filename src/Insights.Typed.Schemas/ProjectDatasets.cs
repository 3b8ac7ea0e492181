using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// The datasets of a folder of schema files: those that the files describe, or the shipped ones if they describe none, and
/// each shipped one that has an overlay.
/// </summary>
/// <param name="Datasets">The datasets, with their overlays applied.</param>
/// <param name="OverlaidNames">The names of the shipped datasets that have an overlay.</param>
/// <param name="Problems">The problems of the overlays.</param>
public sealed record ProjectDatasets(IReadOnlyList<DatasetSchema> Datasets, IReadOnlyList<string> OverlaidNames, EquatableArray<SchemaProblem> Problems)
{
    /// <summary>Combines the files of a folder with the shipped datasets.</summary>
    /// <param name="files">The parsed files of the folder.</param>
    /// <param name="shipped">The datasets from the package.</param>
    /// <returns>The datasets of the folder, and the problems of its overlays.</returns>
    public static ProjectDatasets Create(IReadOnlyCollection<SchemaFile> files, IReadOnlyCollection<DatasetSchema> shipped)
    {
        List<DatasetSchema> described = [.. files.SelectMany(file => file.Datasets)];
        var merge = OverlayMerge.Create(files.SelectMany(file => file.Overlays), shipped, described);
        List<DatasetSchema> overlaid = [.. shipped.Where(dataset => merge.Applied.Any(overlay => overlay.IsOverlayFor(dataset)))];
        var datasets = described.Count > 0 ? described.Concat(overlaid) : shipped;
        return new ProjectDatasets([.. datasets.Select(merge.ApplyTo)], [.. overlaid.Select(dataset => dataset.Name)], merge.Problems);
    }
}
