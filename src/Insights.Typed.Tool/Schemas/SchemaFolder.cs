using System.Text;
using Insights.Typed.LocalService.Data;

namespace Insights.Typed.Tool.Schemas;

/// <summary>The schema files of a project.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Documents">The files, by name.</param>
internal sealed record SchemaFolder(string Path, IReadOnlyList<SchemaDocument> Documents)
{
    /// <summary>What describes schema files to editors, beside them or not.</summary>
    public const string Description = "dataset.schema.json";

    public IEnumerable<DatasetPart> Parts => Documents.SelectMany(document => document.Parts);

    /// <summary>All <c>*.json</c> files of the folder that are dataset files. A folder that is not there has none.</summary>
    /// <exception cref="ToolException">A file cannot be used, or two hold one dataset.</exception>
    public static async Task<SchemaFolder> ReadAsync(string path, ToolContext context, CancellationToken cancellationToken)
    {
        var documents = new List<SchemaDocument>();
        if (File.Exists(path))
        {
            throw new ToolException($"{context.Shown(path)} is a file; the folder with the schema files is meant.");
        }

        foreach (var file in FilesIn(path))
        {
            documents.Add(SchemaDocument.Read(file, context.Shown(file), await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)));
        }

        var twice = documents
            .SelectMany(document => document.Parts.Select(part => (part.Service.Name, document.Path)))
            .GroupBy(named => named.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new SchemaFolder(path, documents)
            : throw new ToolException($"The dataset {twice.Key} is in {string.Join(" and in ", twice.Select(named => context.Shown(named.Path)))}.");
    }

    /// <summary>The files that come with the library: what a project without files of its own is compiled with.</summary>
    public static SchemaFolder Shipped() =>
        new("schemas", [.. ShippedSchemas.ReadTexts().Select(file => SchemaDocument.Read(file.Name, file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    /// <summary>Names of datasets that files are called after, without reading them: for completion.</summary>
    public static IEnumerable<string> NamesIn(string path) => FilesIn(path).Select(file => System.IO.Path.GetFileNameWithoutExtension(file));

    private static IEnumerable<string> FilesIn(string path) => !Directory.Exists(path)
        ? []
        : Directory.EnumerateFiles(path, "*.json")
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".lock.json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
