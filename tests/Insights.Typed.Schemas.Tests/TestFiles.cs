namespace Insights.Typed.Schemas.Tests;

/// <summary>The files that the build puts beside the tests.</summary>
internal static class TestFiles
{
    public static string Text(string path) => File.ReadAllText(PathOf(path));

    /// <summary>The names of the shipped schema files, less the description of their format.</summary>
    public static IEnumerable<string> SchemaNames =>
        Directory.GetFiles(PathOf("schemas"), "*.json")
            .Select(path => Path.GetFileName(path))
            .Where(name => name != "dataset.schema.json")
            .Order(StringComparer.Ordinal);

    private static string PathOf(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
