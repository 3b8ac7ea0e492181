using System.Reflection;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Data;

/// <summary>The schemas that come with the library, embedded in this assembly.</summary>
internal static class ShippedSchemas
{
    public static IReadOnlyList<DatasetSchema> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var datasets = new List<DatasetSchema>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("schemas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var file = SchemaFile.Read(name, reader.ReadToEnd());
            if (file.Problems.Count > 0)
            {
                throw new InvalidOperationException($"{name}: {file.Problems[0].Message}");
            }

            datasets.AddRange(file.Datasets);
        }

        return datasets;
    }
}
