namespace Insights.Typed.Schemas.Tests;

/// <summary>The files that the build puts beside the tests.</summary>
internal static class TestFiles
{
    public static string Text(string path) => File.ReadAllText(PathOf(path));

    /// <summary>The names of the shipped schema files, less the description of their format.</summary>
    public static IEnumerable<string> SchemaNames =>
        NamesIn("schemas").Where(name => name != "dataset.schema.json");

    /// <summary>The names of the JSON files of a folder.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetFiles(PathOf(folder), "*.json")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    private static string PathOf(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
