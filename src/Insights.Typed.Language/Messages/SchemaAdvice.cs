namespace Insights.Typed.Language;

/// <summary>What to do where the live dataset differs from its schema file.</summary>
public static class SchemaAdvice
{
    /// <summary>For a name that the service refuses.</summary>
    public const string Refresh = $"To update that file, {Steps}";

    /// <summary>For a column that rows do not have.</summary>
    public const string RefreshIfRemoved = $"If the live dataset no longer has the column, {Steps}";

    private const string Steps =
        "run 'insights schema refresh' in the project, which replaces the service's part of the dataset's schema file with its answer to GET ScheduledDataset, and build again. " +
        "Types of single columns belong in an overlay, a schema file with \"datasetName\" and \"typed\" alone, which needs no copy of the columns.";

    /// <summary>What the service says where a query names what it does not have.</summary>
    private static readonly string[] UnknownNameErrors = ["incorrect column name", "invalid table name"];

    /// <summary>Whether a reason for a refusal says that a query names a column or a dataset which the service does not have.</summary>
    public static bool IsUnknownNameError(string? serviceMessage) => UnknownNameErrors.Any(name => serviceMessage?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);
}
