namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>The datasets of this project.</summary>
internal static class GeneratedDatasets
{
    public static IReadOnlyList<GeneratedDataset> All { get; } = GeneratedDataset.ReadAll(typeof(Datasets));
}
