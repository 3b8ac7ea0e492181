namespace Insights.Typed;

/// <summary>What to do where the live dataset differs from its schema file.</summary>
internal static class SchemaAdvice
{
    /// <summary>For a name that the service refuses.</summary>
    public const string Refresh = $"To update that file, {Steps}";

    /// <summary>For a column that rows do not have.</summary>
    public const string RefreshIfGone = $"If the live dataset no longer has the column, {Steps}";

    private const string Steps =
        "run 'insights schema refresh' in the project, which replaces the service's part of the dataset's schema file with its answer to GET ScheduledDataset, and build again. " +
        "Types of single columns belong in an overlay, a schema file with \"datasetName\" and \"typed\" alone, which needs no copy of the columns.";
}
