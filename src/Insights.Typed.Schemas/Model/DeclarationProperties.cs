namespace Insights.Typed.Schemas;

/// <summary>The names in the declaration of a column or metric, under <c>typed</c>; no other table of them exists. Letter case does not matter when they are read.</summary>
public static class DeclarationProperties
{
    /// <summary>The section with the declarations of columns: an object with a declaration for each.</summary>
    public const string Columns = "columns";

    /// <summary>The section with the declarations of metrics: an object with a declaration for each.</summary>
    public const string Metrics = "metrics";

    /// <summary>The type of the values: a string.</summary>
    public const string Type = "type";

    /// <summary>Whether a report can omit the value: true or false.</summary>
    public const string Nullable = "nullable";

    /// <summary>The literal of a Boolean column for true: a string.</summary>
    public const string True = "true";

    /// <summary>The literal of a Boolean column for false: a string.</summary>
    public const string False = "false";

    /// <summary>The format of a date: a string.</summary>
    public const string Format = "format";

    /// <summary>Values of a text column: an array of strings.</summary>
    public const string Samples = "samples";

    /// <summary>The description: a string.</summary>
    public const string Description = "description";

    /// <summary>Gets the properties of a declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [Type, Nullable, True, False, Format, Samples, Description];

    /// <summary>Gets the properties that are replaced with the type: they describe its values, and can be errors for another type.</summary>
    public static IReadOnlyList<string> TypeDependent { get; } = [Type, Nullable, True, False, Format, Samples];

    /// <summary>Gets the section of a column or metric.</summary>
    /// <param name="isMetric">Whether it is a metric.</param>
    public static string GetSection(bool isMetric) => isMetric ? Metrics : Columns;
}
