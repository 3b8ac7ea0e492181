using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Dataset files of one's own.</summary>
internal static class SchemaFolder
{
    /// <summary>
    /// All datasets of all <c>*.json</c> files in a folder. What describes such files, <c>*.schema.json</c>, is none, and
    /// neither is what tells where they come from, <c>*.lock.json</c>.
    /// </summary>
    public static IReadOnlyList<DatasetSchema> Read(DirectoryInfo folder, ServiceProgram program)
    {
        if (!folder.Exists)
        {
            throw new SchemaFolderException($"There is no folder {folder.FullName}.");
        }

        var files = folder.EnumerateFiles("*.json")
            .Where(f => !f.Name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase) && !f.Name.EndsWith(".lock.json", StringComparison.OrdinalIgnoreCase))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => SchemaFile.Read(f.FullName, File.ReadAllText(f.FullName)))
            .ToList();
        var merged = ProjectDatasets.Create(files, files.Exists(f => f.Overlays.Count > 0) ? ShippedSchemas.Read(program) : []);
        var problems = files.SelectMany(f => f.Problems).Concat(merged.Problems).Select(p => FormatError(p.Position, p.Message)).Concat(FindDuplicates(files)).ToList();
        if (problems.Count > 0)
        {
            throw new SchemaFolderException(string.Join(Environment.NewLine, problems));
        }

        return files.Count > 0
            ? merged.Datasets
            : throw new SchemaFolderException($"There is no dataset file (*.json) in {folder.FullName}.");
    }

    private static IEnumerable<string> FindDuplicates(IEnumerable<SchemaFile> files) =>
        from entry in files.SelectMany(f => f.Datasets.Zip(f.Positions, (dataset, position) => (dataset.Name, Position: position)))
        group entry by entry.Name.ToUpperInvariant() into same
        from duplicate in same.Skip(1)
        select FormatError(duplicate.Position, $"The dataset {duplicate.Name} is in {Path.GetFileName(same.First().Position.Path)} already.");

    /// <summary>As compilers write a place, so that an editor finds it: counting from one.</summary>
    private static string FormatError(SchemaPosition position, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.Path}({position.StartLine + 1},{position.StartColumn + 1}): error: {message}");
}

/// <summary>A folder of dataset files cannot be used.</summary>
/// <param name="message">The message.</param>
public sealed class SchemaFolderException(string message) : Exception(message);
