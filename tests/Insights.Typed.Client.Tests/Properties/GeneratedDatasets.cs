namespace Insights.Typed.Client.Tests.Properties;

/// <summary>The datasets of this project.</summary>
internal static class GeneratedDatasets
{
    public static IReadOnlyList<GeneratedDataset> All { get; } = GeneratedDataset.ReadAll(typeof(Datasets));
}
