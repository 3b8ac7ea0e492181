using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// The datasets of a project with a folder of schema files: those that the files describe, and each shipped one that no file describes.
/// </summary>
/// <param name="Datasets">The datasets, with their overlays applied.</param>
/// <param name="ShippedNames">The names of the datasets that no file describes, so that the shipped description applies.</param>
/// <param name="OverlaidNames">The names of the shipped datasets that have an overlay.</param>
/// <param name="Problems">The problems of the overlays.</param>
public sealed record ProjectDatasets(
    IReadOnlyList<DatasetSchema> Datasets, IReadOnlyList<string> ShippedNames, IReadOnlyList<string> OverlaidNames, EquatableArray<SchemaProblem> Problems)
{
    /// <summary>Combines the files of a folder with the shipped datasets.</summary>
    /// <param name="files">The parsed files of the folder.</param>
    /// <param name="shipped">The datasets from the package.</param>
    /// <returns>The datasets of the project, and the problems of its overlays.</returns>
    public static ProjectDatasets Create(IReadOnlyCollection<SchemaFile> files, IReadOnlyCollection<DatasetSchema> shipped)
    {
        List<(DatasetSchema Dataset, string Path, bool IsShipped)> described = [.. files.SelectMany(file => file.Datasets.Select(dataset => (dataset, file.Path, false)))];
        var merge = OverlayMerge.Create(files.SelectMany(file => file.Overlays), shipped, [.. described.Select(description => description.Dataset)]);
        var selected = DatasetPrecedence.Select(
            described.Concat(shipped.Select(dataset => (Dataset: dataset, Path: "", IsShipped: true))), description => description.Dataset.Name, description => description.IsShipped, description => description.Path);
        List<DatasetSchema> kept = [.. selected.Where(description => description.IsShipped).Select(description => description.Dataset)];
        return new ProjectDatasets(
            [.. selected.Select(description => merge.ApplyTo(description.Dataset))],
            [.. kept.Select(dataset => dataset.Name)],
            [.. kept.Where(dataset => merge.Applied.Any(overlay => overlay.IsOverlayFor(dataset))).Select(dataset => dataset.Name)],
            merge.Problems);
    }
}
