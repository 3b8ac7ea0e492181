namespace Insights.Typed.Client.Tests.Published;

internal static class PublishedColumns
{
    /// <summary>The columns that the published system query selects: of one dataset, all columns but one.</summary>
    public static string[] GetPublishedColumns(this DatasetFacts facts) => [.. facts.SelectableColumns.Where(column => (facts.DatasetName, column) != ("DynamicsUsage", "PGAMpnId"))];
}
