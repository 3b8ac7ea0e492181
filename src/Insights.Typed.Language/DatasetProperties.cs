namespace Insights.Typed.Language;

/// <summary>The properties of a dataset's JSON; no other table of them exists. Letter case does not matter in their names when they are read.</summary>
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
    public static IReadOnlyList<DatasetProperty> All { get; } =
    [
        new(Name, DatasetPropertyForm.Name, "The name of the dataset, as in the FROM clause of a query.", IsRequired: true, IsStrict: true),
        new(Columns, DatasetPropertyForm.Names, "The columns that a query can select, filter by and order by.", IsRequired: true, IsStrict: true),
        new(Metrics, DatasetPropertyForm.Names, "The values that the service computes for each combination of the selected columns.", IsRequired: true, IsStrict: true),
        new(DateRanges, DatasetPropertyForm.Names, "The date ranges for the TIMESPAN clause of a query, such as LAST_6_MONTHS.", IsRequired: true, IsStrict: true),
        new(MinimumRecurrenceInterval, DatasetPropertyForm.WholeNumber, "The shortest interval between two executions of a report, in hours.", IsRequired: false, IsStrict: true),

        // Few datasets have it, and a query without AGGREGATED does not use it. So another form must not prevent that datasets are read.
        new(
            Aggregations,
            DatasetPropertyForm.Mapping,
            "The periods for the AGGREGATED clause of a query, such as Daily, each with the date ranges that it is available for, separated by commas.",
            IsRequired: false,
            IsStrict: false),
    ];

    /// <summary>Gets the names of the properties that the service states, in the order in which they are written.</summary>
    public static IReadOnlyList<string> ServicePart { get; } = [.. All.Select(property => property.Name)];

    /// <summary>Determines whether a property belongs to the schema file, and not to the service's part.</summary>
    /// <param name="name">The name of the property.</param>
    public static bool IsAddition(string name) => AreEqual(name, Additions) || AreEqual(name, SchemaReference);

    private static bool AreEqual(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
