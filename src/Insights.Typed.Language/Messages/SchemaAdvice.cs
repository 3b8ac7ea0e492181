namespace Insights.Typed.Language;

/// <summary>What to do if the live dataset differs from its schema file.</summary>
public static class SchemaAdvice
{
    /// <summary>For a name that the service rejects.</summary>
    public const string Refresh = $"To update that file, {Steps}";

    /// <summary>For a column that rows do not have.</summary>
    public const string RefreshIfRemoved = $"If the live dataset no longer has the column, {Steps}";

    private const string Steps =
        "run 'insights schema refresh' in the project, which replaces the service's part of the dataset's schema file with its response to GET ScheduledDataset, and build again. " +
        "Types of single columns belong in an overlay, a schema file with \"datasetName\" and \"typed\" alone, which needs no copy of the columns.";

    /// <summary>The service's messages for a query that uses an unknown name.</summary>
    private static readonly string[] UnknownNameErrors = ["incorrect column name", "invalid table name"];

    /// <summary>Determines whether the reason of an error is that a query uses a column or a dataset which the service does not have.</summary>
    public static bool IsUnknownNameError(string? serviceMessage) => UnknownNameErrors.Any(name => serviceMessage?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);
}
