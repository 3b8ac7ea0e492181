using System.Text;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;

namespace Insights.Typed.Tool.Schemas;

/// <summary>What a refresh is to do to a folder, worked out before anything is done.</summary>
internal sealed class SchemaRefresh
{
    private readonly ToolContext context;
    private readonly SchemaFolder folder;
    private readonly List<string> warnings = [];
    private readonly List<ServiceDataset> after = [];
    private readonly Lazy<SchemaFolder> shipped;
    private readonly Func<ServiceDataset, string?, string?> retype;

    /// <param name="context">What surrounds the run.</param>
    /// <param name="folder">The files.</param>
    /// <param name="wanted">The datasets as the service describes them.</param>
    /// <param name="only">The datasets to refresh; empty for all.</param>
    /// <param name="prunes">Whether the files of datasets that are gone are deleted.</param>
    /// <param name="retype">Changes the text under <c>typed</c> of a dataset; null to leave it as it is.</param>
    public SchemaRefresh(
        ToolContext context,
        SchemaFolder folder,
        IReadOnlyList<ServiceDataset> wanted,
        IReadOnlyCollection<string> only,
        bool prunes,
        Func<ServiceDataset, string?, string?>? retype = null)
    {
        this.context = context;
        shipped = new(() => SchemaFolder.Shipped(context.Program));
        this.folder = folder;
        this.retype = retype ?? ((_, additions) => additions);
        bool IsAsked(ServiceDataset dataset) => only.Count == 0 || only.Contains(dataset.Name, StringComparer.OrdinalIgnoreCase);
        Changes = SchemaComparison.Of([.. folder.Parts.Select(part => part.Service).Where(IsAsked)], wanted);
        warnings.AddRange(folder.OverlayProblems.Where(problem => folder.Overlays.Any(document => document.File.Path == problem.Position.Path)).Select(Places.Told));
        foreach (var document in folder.Documents)
        {
            Refresh(document, wanted, dataset => IsAsked(dataset), prunes);
        }

        foreach (var dataset in wanted.Where(dataset => !folder.Parts.Any(part => Same(part.Service.Name, dataset.Name))))
        {
            if (folder.Overlaid.FirstOrDefault(part => Same(part.Service.Name, dataset.Name)) is { } overlaid)
            {
                Keep(overlaid.Service, dataset);
                continue;
            }

            Add(dataset);
        }
    }

    /// <summary>The changes that are brought into the files.</summary>
    public IReadOnlyList<SchemaChange> Changes { get; }

    /// <summary>What to look at afterwards.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The datasets that have a file afterwards.</summary>
    public IReadOnlyList<ServiceDataset> After => after;

    /// <summary>The files to write and delete.</summary>
    public FileChanges Files { get; } = new();

    private void Refresh(FolderFile document, IReadOnlyList<ServiceDataset> wanted, Func<ServiceDataset, bool> isAsked, bool prunes)
    {
        var parts = new List<DatasetPart>();
        var isChanged = false;
        foreach (var part in document.Parts)
        {
            if (wanted.FirstOrDefault(dataset => Same(dataset.Name, part.Service.Name)) is { } dataset)
            {
                var additions = retype(dataset, part.Additions);
                isChanged |= dataset != part.Service || additions != part.Additions;
                parts.Add(new DatasetPart(dataset, additions));
            }
            else if (isAsked(part.Service) && prunes)
            {
                isChanged = true;
            }
            else
            {
                parts.Add(part);
                if (isAsked(part.Service))
                {
                    warnings.Add($"{context.Shown(document.Path)} stays, although the dataset {part.Service.Name} is no longer offered. Delete it, or use --prune.");
                }
            }
        }

        after.AddRange(parts.Select(part => part.Service));
        if (parts.Count == 0)
        {
            Files.Delete(document.Path);
            return;
        }

        // What says the same stays as it is, however it is written.
        var content = isChanged ? DatasetWriter.Write(document.Document.Form, parts) : null;
        if (content is not null)
        {
            Files.Write(document.Path, content);
        }

        Warn(document.Path, content);
    }

    private void Add(ServiceDataset dataset)
    {
        var path = Path.Combine(folder.Path, dataset.Name + ".json");
        if (folder.Documents.Any(document => Same(document.Path, path)) || File.Exists(path))
        {
            throw new ToolException($"The dataset {dataset.Name} is new, but {context.Shown(path)} is there already and holds something else. Rename that file.");
        }

        var description = Path.Combine(folder.Path, SchemaFolder.Description);
        var content = DatasetWriter.Write(
            SchemaFileForm.OneDataset with { SchemaReference = File.Exists(description) ? $"\"./{SchemaFolder.Description}\"" : null },
            [new DatasetPart(dataset, retype(dataset, ShippedAdditions(dataset)))]);
        Files.Write(path, content);
        after.Add(dataset);
        Warn(path, content);
    }

    /// <summary>An overlay stays as it is, and so does the shipped file that it is for: a file of the whole dataset next to it would be an error.</summary>
    private void Keep(ServiceDataset shippedDataset, ServiceDataset now)
    {
        after.Add(shippedDataset);
        if (shippedDataset != now)
        {
            var path = folder.Overlays.First(document => document.File.Overlays.Any(overlay => Same(overlay.Name, now.Name))).Path;
            warnings.Add(
                $"{context.Shown(path)} is an overlay of {now.Name}, which the service describes in another way than the file that comes with the library. To take the service's columns, delete the overlay, refresh again, and declare its types in the new file.");
        }
    }

    /// <summary>The file takes the place of the one that comes with the library: without that one's types, queries would not compile any more.</summary>
    private string? ShippedAdditions(ServiceDataset dataset) =>
        shipped.Value.Parts.FirstOrDefault(part => Same(part.Service.Name, dataset.Name))?.Additions;

    /// <summary>Tells what the generator will tell too: most of all, additions for what is no longer there.</summary>
    private void Warn(string path, byte[]? content)
    {
        var text = content is null ? File.ReadAllText(path) : Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        warnings.AddRange(SchemaFile.Read(context.Shown(path), text).Problems.Select(Places.Told));
    }

    private static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
