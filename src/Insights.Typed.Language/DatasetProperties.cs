namespace Insights.Typed.Language;

/// <summary>The names of the properties of a dataset's JSON; no other table of them exists. Letter case does not matter when they are read.</summary>
public static class DatasetProperties
{
    /// <summary>The dataset's name.</summary>
    public const string Name = "datasetName";

    /// <summary>The columns: an array of strings.</summary>
    public const string Columns = "selectableColumns";

    /// <summary>The metrics: an array of strings.</summary>
    public const string Metrics = "availableMetrics";

    /// <summary>The date ranges: an array of strings.</summary>
    public const string DateRanges = "availableDateRanges";

    /// <summary>The shortest interval between two executions of a report, in hours: a number.</summary>
    public const string MinimumRecurrenceInterval = "minimumRecurrenceInterval";

    /// <summary>The aggregations: an object with a string of date ranges for each.</summary>
    public const string Aggregations = "aggregationToDateRangeMapping";

    /// <summary>The additions of a schema file to the service's part.</summary>
    public const string Additions = "typed";

    /// <summary>The JSON schema of the file, for editors.</summary>
    public const string SchemaReference = "$schema";

    /// <summary>The array of datasets in the service's response.</summary>
    public const string Response = "value";

    /// <summary>Gets the properties that the service states, in the order in which they are written.</summary>
    public static IReadOnlyList<string> ServicePart { get; } = [Name, Columns, Metrics, DateRanges, MinimumRecurrenceInterval, Aggregations];

    /// <summary>Determines whether a property belongs to the schema file, and not to the service's part.</summary>
    /// <param name="name">The name of the property.</param>
    public static bool IsAddition(string name) => AreEqual(name, Additions) || AreEqual(name, SchemaReference);

    private static bool AreEqual(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
