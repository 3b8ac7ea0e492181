using System.Text;
using Insights.Typed.Language;
using Insights.Typed.LocalService;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;

namespace Insights.Typed.Tool.Schemas;

/// <summary>The schema files of a project.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Documents">The files that describe datasets, by name. A file with only additions for a dataset that is not shipped gets the service's part at the next refresh.</param>
/// <param name="Overlays">The files that retype columns of shipped datasets, by name.</param>
/// <param name="Datasets">The datasets as a build uses them: those of the files and the shipped ones that no file describes, with overlays applied.</param>
/// <param name="OverlayProblems">The problems of overlays.</param>
/// <param name="OverlaidParts">The service's part of each shipped dataset that has an overlay.</param>
/// <param name="ShippedParts">The service's part of each shipped dataset that no file describes.</param>
internal sealed record SchemaFolder(
    string Path,
    IReadOnlyList<SchemaFolderFile> Documents,
    IReadOnlyList<SchemaFolderFile> Overlays,
    IReadOnlyList<DatasetSchema> Datasets,
    IReadOnlyList<SchemaProblem> OverlayProblems,
    IReadOnlyList<DatasetPart> OverlaidParts,
    IReadOnlyList<DatasetPart> ShippedParts)
{
    /// <summary>Initializes a new instance without overlays.</summary>
    public SchemaFolder(string path, IReadOnlyList<SchemaFolderFile> documents)
        : this(path, documents, [], [.. documents.SelectMany(document => document.File.Datasets)], [], [], [])
    {
    }

    /// <summary>The name of the JSON schema of schema files, which can be in their folder.</summary>
    public const string DescriptionFileName = "dataset.schema.json";

    public bool HasFiles => Documents.Count + Overlays.Count > 0;

    public bool HasOverlay(string dataset) => OverlaidParts.Any(part => string.Equals(part.Service.Name, dataset, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether no file describes or retypes a dataset that the library describes.</summary>
    public bool IsShipped(string dataset) => ShippedParts.Any(part => string.Equals(part.Service.Name, dataset, StringComparison.OrdinalIgnoreCase));

    /// <summary>The datasets that the files describe.</summary>
    public IEnumerable<DatasetPart> Parts => Documents.SelectMany(document => document.Parts);

    /// <summary>The datasets that the files describe or retype.</summary>
    public IEnumerable<DatasetPart> KnownParts => Parts.Concat(OverlaidParts).DistinctBy(part => part.Service.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the description of a dataset in a build: that of a file, or the library's; null if none exists.</summary>
    public DatasetPart? FindPart(string dataset) => KnownParts.Concat(ShippedParts).FirstOrDefault(part => string.Equals(part.Service.Name, dataset, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Gets the parts that are compared with the service: the datasets that the files describe or retype, and those with a shipped description that the
    /// service offers or a query reads. An account need not offer the others.
    /// </summary>
    /// <param name="manifest">The queries of the app; null if they are unknown.</param>
    /// <param name="offered">What the service offers.</param>
    public IReadOnlyList<DatasetPart> GetComparedParts(QueryManifest? manifest, OfferedDatasets offered)
    {
        var names = offered.Datasets.Select(dataset => dataset.Name).Concat(manifest?.Queries.Select(query => query.Dataset) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. KnownParts.Concat(ShippedParts.Where(part => names.Contains(part.Service.Name))).DistinctBy(part => part.Service.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Reads the files of a project that also has the shipped datasets.</summary>
    /// <exception cref="ToolException">A file cannot be used, or two files contain the same dataset.</exception>
    public static Task<SchemaFolder> ReadAsync(string path, ToolContext context, CancellationToken cancellationToken) => ReadAsync(path, context, includeShipped: true, cancellationToken);

    /// <summary>Reads all <c>*.json</c> files of the folder that are dataset files. A folder that does not exist has none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="context">The environment of the run.</param>
    /// <param name="includeShipped">Whether the project also has the shipped datasets.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ToolException">A file cannot be used, or two files contain the same dataset.</exception>
    public static async Task<SchemaFolder> ReadAsync(string path, ToolContext context, bool includeShipped, CancellationToken cancellationToken)
    {
        var documents = new List<SchemaFolderFile>();
        if (File.Exists(path))
        {
            throw new ToolException($"{context.GetDisplayPath(path)} is a file, not the folder with the schema files.");
        }

        foreach (var file in GetFiles(path))
        {
            documents.Add(SchemaFolderFile.Read(file, context.GetDisplayPath(file), await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)));
        }

        var duplicate = documents.Where(document => !document.IsOverlay)
            .SelectMany(document => document.Parts.Select(part => (part.Service.Name, document.Path)))
            .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1);
        return duplicate is null
            ? Create(path, documents, includeShipped ? ReadShipped(context.Program) : new SchemaFolder(path, []))
            : throw new ToolException($"The dataset {duplicate.Key} is in {string.Join(" and in ", duplicate.Select(entry => context.GetDisplayPath(entry.Path)))}.");
    }

    /// <summary>Reads the library's files, with which a project without schema files is compiled.</summary>
    public static SchemaFolder ReadShipped(ServiceProgram program) =>
        new("schemas", [.. ShippedSchemas.ReadFiles(program).Select(file => SchemaFolderFile.Read(file.Name, file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    private static SchemaFolder Create(string path, List<SchemaFolderFile> documents, SchemaFolder shipped)
    {
        List<SchemaFolderFile> overlays = [.. documents.Where(document => document.File.Overlays.Any(overlay => shipped.Datasets.Any(overlay.IsOverlayFor)))];
        var project = ProjectDatasets.Create([.. documents.Select(document => document.File)], shipped.Datasets);
        return new SchemaFolder(
            path,
            [.. documents.Except(overlays)],
            overlays,
            project.Datasets,
            [.. project.Problems],
            FindParts(project.OverlaidNames),
            FindParts(project.ShippedNames));

        IReadOnlyList<DatasetPart> FindParts(IReadOnlyList<string> names) => [.. shipped.Parts.Where(part => names.Contains(part.Service.Name, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>
    /// Gets the names of datasets from the names of files, without reading them, for completion. The files can be those of a stranger, and a shell
    /// evaluates what it completes, so a name that no dataset can have is left out.
    /// </summary>
    public static IEnumerable<string> GetFileNames(string path) => GetFiles(path).Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Where(QueryName.IsValid);

    private static IEnumerable<string> GetFiles(string path) => !Directory.Exists(path)
        ? []
        : Directory.EnumerateFiles(path, "*.json")
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".lock.json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
