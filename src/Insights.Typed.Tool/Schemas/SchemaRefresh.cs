using System.Text;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;

namespace Insights.Typed.Tool.Schemas;

/// <summary>Plans the changes of a refresh to a folder, before any file is changed.</summary>
internal sealed class SchemaRefresh
{
    private readonly ToolContext context;
    private readonly SchemaFolder folder;
    private readonly List<string> warnings = [];
    private readonly List<ServiceDataset> resultingDatasets = [];
    private readonly Lazy<SchemaFolder> shipped;
    private readonly Func<ServiceDataset, string?, string?> retype;

    /// <param name="context">The environment of the run.</param>
    /// <param name="folder">The files.</param>
    /// <param name="selected">The datasets as the service describes them.</param>
    /// <param name="datasetNames">The datasets to refresh; empty for all.</param>
    /// <param name="shouldPrune">Whether the files of datasets that are gone are deleted.</param>
    /// <param name="retype">Changes the text under <c>typed</c> of a dataset; null for no change.</param>
    public SchemaRefresh(
        ToolContext context,
        SchemaFolder folder,
        IReadOnlyList<ServiceDataset> selected,
        IReadOnlyCollection<string> datasetNames,
        bool shouldPrune,
        Func<ServiceDataset, string?, string?>? retype = null)
    {
        this.context = context;
        shipped = new(() => SchemaFolder.ReadShipped(context.Program));
        this.folder = folder;
        this.retype = retype ?? ((_, additions) => additions);
        bool IsSelected(ServiceDataset dataset) => datasetNames.Count == 0 || datasetNames.Contains(dataset.Name, StringComparer.OrdinalIgnoreCase);

        // An overlay is kept, and its dataset gets no file. A dataset of the library without a file is not new.
        Changes = SchemaComparison.Compare(
            [.. folder.Parts.Select(part => part.Service).Where(IsSelected)],
            [.. selected.Where(dataset => !folder.HasOverlay(dataset.Name))],
            newDatasetMessage: "The dataset has a file now.");
        warnings.AddRange(folder.OverlayProblems.Where(problem => folder.Overlays.Any(document => document.File.Path == problem.Position.Path)).Select(SchemaProblemText.Format));
        foreach (var document in folder.Documents)
        {
            Refresh(document, selected, dataset => IsSelected(dataset), shouldPrune);
        }

        foreach (var dataset in selected.Where(dataset => !folder.Parts.Any(part => IsSameName(part.Service.Name, dataset.Name))))
        {
            if (folder.OverlaidParts.FirstOrDefault(part => IsSameName(part.Service.Name, dataset.Name)) is { } overlaid)
            {
                KeepOverlay(overlaid.Service, dataset);
                continue;
            }

            Add(dataset);
        }
    }

    /// <summary>The changes that are applied to the files.</summary>
    public IReadOnlyList<SchemaChange> Changes { get; }

    /// <summary>Warnings for the user.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The datasets that have a file after the refresh.</summary>
    public IReadOnlyList<ServiceDataset> ResultingDatasets => resultingDatasets;

    /// <summary>The files to write and delete.</summary>
    public FileChanges Files { get; } = new();

    private void Refresh(SchemaFolderFile document, IReadOnlyList<ServiceDataset> selected, Func<ServiceDataset, bool> isSelected, bool shouldPrune)
    {
        var parts = new List<DatasetPart>();
        var isChanged = false;
        foreach (var part in document.Parts)
        {
            if (selected.FirstOrDefault(dataset => IsSameName(dataset.Name, part.Service.Name)) is { } dataset)
            {
                var additions = retype(dataset, part.Additions);
                isChanged |= dataset != part.Service || additions != part.Additions;
                parts.Add(new DatasetPart(dataset, additions));
            }
            else if (isSelected(part.Service) && shouldPrune)
            {
                isChanged = true;
            }
            else
            {
                parts.Add(part);
                if (isSelected(part.Service))
                {
                    warnings.Add($"{context.GetDisplayPath(document.Path)} is kept, although the service no longer offers the dataset {part.Service.Name}. Delete the file, or use --prune.");
                }
            }
        }

        resultingDatasets.AddRange(parts.Select(part => part.Service));
        if (parts.Count == 0)
        {
            Files.Delete(document.Path);
            return;
        }

        // A file with the same content is not changed, regardless of its format.
        var content = isChanged ? DatasetWriter.Write(document.Document.Form, parts) : null;
        if (content is not null)
        {
            Files.Write(document.Path, content);
        }

        AddWarnings(document.Path, content);
    }

    private void Add(ServiceDataset dataset)
    {
        var path = Path.Combine(folder.Path, dataset.Name + ".json");
        if (folder.Documents.Any(document => IsSameName(document.Path, path)) || File.Exists(path))
        {
            throw new ToolException($"The dataset {dataset.Name} is new, but {context.GetDisplayPath(path)} already exists and contains other data. Rename that file.");
        }

        var description = Path.Combine(folder.Path, SchemaFolder.DescriptionFileName);
        var content = DatasetWriter.Write(
            SchemaFileForm.OneDataset with { SchemaReference = File.Exists(description) ? $"\"./{SchemaFolder.DescriptionFileName}\"" : null },
            [new DatasetPart(dataset, retype(dataset, FindShippedAdditions(dataset)))]);
        Files.Write(path, content);
        resultingDatasets.Add(dataset);
        AddWarnings(path, content);
    }

    /// <summary>An overlay and its shipped file are not changed: a file of the whole dataset in addition to the overlay would be an error.</summary>
    private void KeepOverlay(ServiceDataset shippedDataset, ServiceDataset current)
    {
        resultingDatasets.Add(shippedDataset);
        if (shippedDataset != current)
        {
            var path = folder.Overlays.First(document => document.File.Overlays.Any(overlay => IsSameName(overlay.Name, current.Name))).Path;
            warnings.Add(
                $"{context.GetDisplayPath(path)} is an overlay of {current.Name}, which the service describes differently from the library's file. To use the service's columns, delete the overlay, refresh again, and declare its types in the new file.");
        }
    }

    /// <summary>The file replaces the library's file, so it needs the types of that file: without them, queries would no longer compile.</summary>
    private string? FindShippedAdditions(ServiceDataset dataset) =>
        shipped.Value.Parts.FirstOrDefault(part => IsSameName(part.Service.Name, dataset.Name))?.Additions;

    /// <summary>Reports what the generator will also report, mainly additions for columns that no longer exist.</summary>
    private void AddWarnings(string path, byte[]? content)
    {
        var text = content is null ? File.ReadAllText(path) : Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        warnings.AddRange(SchemaFile.Read(context.GetDisplayPath(path), text).Problems.Select(SchemaProblemText.Format));
    }

    private static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
