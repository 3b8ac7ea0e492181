namespace Insights.Typed.Language;

/// <summary>The forms of the values of a dataset's properties.</summary>
public enum DatasetPropertyForm
{
    /// <summary>A name that a query can contain, as a string.</summary>
    Name,

    /// <summary>Names that a query can contain, as an array of strings.</summary>
    Names,

    /// <summary>Names that a query can contain, as an object with a string of other names, separated by commas, for each.</summary>
    Mapping,

    /// <summary>A whole number above zero.</summary>
    WholeNumber,
}

/// <summary>A property of a dataset that the service states.</summary>
/// <param name="Name">The name.</param>
/// <param name="Form">The form of the value.</param>
/// <param name="Description">The meaning, in English sentences.</param>
/// <param name="IsRequired">Whether the service states it for each dataset.</param>
/// <param name="IsStrict">
/// Whether the client refuses a value of another form. It keeps another value of a property that is not strict, and reads the property as
/// absent.
/// </param>
public sealed record DatasetProperty(string Name, DatasetPropertyForm Form, string Description, bool IsRequired, bool IsStrict);
