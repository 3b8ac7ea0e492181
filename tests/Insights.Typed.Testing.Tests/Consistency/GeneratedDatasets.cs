using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>The datasets of this project.</summary>
internal static class GeneratedDatasets
{
    public static IReadOnlyList<GeneratedDataset> All { get; } = GeneratedDataset.ReadAll(typeof(Datasets));

    public static DatasetSchema ReadSchema(string dataset) =>
        Assert.Single(SchemaFile.Read(dataset, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemas", dataset + ".json"))).Datasets);
}
