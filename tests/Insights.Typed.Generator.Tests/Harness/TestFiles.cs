namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>The files that the build copies next to the tests.</summary>
internal static class TestFiles
{
    /// <summary>The response of the service to a request for its datasets.</summary>
    public static SchemaText ServiceResponse { get; } = new($"{DocumentedResponse.Datasets}.json", DocumentedResponse.ReadText(DocumentedResponse.Datasets));

    /// <summary>The names of the shipped schema files.</summary>
    public static IEnumerable<string> ShippedNames => Directory.GetFiles(GetPath("schemas"), "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal);

    public static SchemaText Shipped(string dataset) => Read($"schemas/{dataset}.json");

    private static SchemaText Read(string path) => new(Path.GetFileName(path), File.ReadAllText(GetPath(path)));

    private static string GetPath(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
