using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Reads a folder with custom dataset files.</summary>
internal static class SchemaFolder
{
    /// <summary>
    /// Reads all datasets of all <c>*.json</c> files in a folder, except JSON schemas (<c>*.schema.json</c>) and
    /// lock files (<c>*.lock.json</c>).
    /// </summary>
    public static IReadOnlyList<DatasetSchema> Read(DirectoryInfo folder, ServiceProgram program)
    {
        if (!folder.Exists)
        {
            throw new SchemaFolderException($"The folder {folder.FullName} does not exist.");
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

        // The service offers the folder's datasets instead of the library's. Overlays alone retype the library's.
        return files.Count == 0
            ? throw new SchemaFolderException($"The folder {folder.FullName} contains no dataset file (*.json).")
            : files.Exists(f => f.Datasets.Count > 0)
            ? [.. merged.Datasets.Where(dataset => !merged.ShippedNames.Except(merged.OverlaidNames).Contains(dataset.Name))]
            : merged.Datasets;
    }

    private static IEnumerable<string> FindDuplicates(IEnumerable<SchemaFile> files) =>
        from entry in files.SelectMany(f => f.Datasets.Zip(f.Positions, (dataset, position) => (dataset.Name, Position: position)))
        group entry by entry.Name.ToUpperInvariant() into same
        from duplicate in same.Skip(1)
        select FormatError(duplicate.Position, $"The dataset {duplicate.Name} is also in {Path.GetFileName(same.First().Position.Path)}.");

    /// <summary>Formats a position as compilers do, counted from one, so that editors recognize it.</summary>
    private static string FormatError(SchemaPosition position, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.Path}({position.StartLine + 1},{position.StartColumn + 1}): error: {message}");
}

/// <summary>The exception that is thrown if a folder of dataset files cannot be used.</summary>
/// <param name="message">The message.</param>
public sealed class SchemaFolderException(string message) : Exception(message);
