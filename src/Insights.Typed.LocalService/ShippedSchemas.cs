using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Reflection;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService;

/// <summary>The schemas that come with the library, embedded in this assembly.</summary>
public static class ShippedSchemas
{
    private const string Folder = "schemas/";

    /// <summary>A program of tests starts many services, and the files are part of this assembly.</summary>
    private static readonly ConcurrentDictionary<ServiceProgram, IReadOnlyList<DatasetSchema>> DatasetsByProgram = [];

    /// <summary>Reads the datasets of a program.</summary>
    /// <param name="program">The program.</param>
    public static IReadOnlyList<DatasetSchema> Read(ServiceProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return DatasetsByProgram.GetOrAdd(program, ReadDatasets);
    }

    private static ReadOnlyCollection<DatasetSchema> ReadDatasets(ServiceProgram program)
    {
        var datasets = new List<DatasetSchema>();
        foreach (var (name, text) in ReadFiles(program))
        {
            var file = SchemaFile.Read(name, text);
            if (file.Problems.Count > 0)
            {
                throw new InvalidOperationException($"{name}: {file.Problems[0].Message}");
            }

            datasets.AddRange(file.Datasets);
        }

        return datasets.AsReadOnly();
    }

    /// <summary>Gets the unchanged files of a program, by name.</summary>
    /// <param name="program">The program.</param>
    public static IEnumerable<(string Name, string Text)> ReadFiles(ServiceProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var folder = Folder + program.SchemaFolder;
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal) && !n[folder.Length..].Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
