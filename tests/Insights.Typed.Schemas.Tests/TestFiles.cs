namespace Insights.Typed.Schemas.Tests;

/// <summary>The files that the build copies next to the tests.</summary>
internal static class TestFiles
{
    public static string ReadText(string path) => File.ReadAllText(GetPath(path));

    /// <summary>The names of the shipped schema files, without the JSON schema of their format.</summary>
    public static IEnumerable<string> SchemaNames =>
        GetNames("schemas").Where(name => name != "dataset.schema.json");

    /// <summary>The names of the JSON files of a folder.</summary>
    public static IEnumerable<string> GetNames(string folder) =>
        Directory.GetFiles(GetPath(folder), "*.json")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    private static string GetPath(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
