using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>What the service states about a dataset besides the names that a query can contain.</summary>
public sealed record DatasetDetails
{
    /// <summary>The shortest interval between two executions of a report, in hours; null if unknown.</summary>
    public int? MinimumRecurrenceInterval { get; init; }

    /// <summary>Reads the values that have the forms of their properties.</summary>
    /// <param name="properties">The properties of the dataset object.</param>
    internal static DatasetDetails Read(DatasetMembers properties) => new()
    {
        MinimumRecurrenceInterval = PropertyForms.GetWholeNumber(properties.Find(DatasetProperties.MinimumRecurrenceInterval)),
    };

    /// <summary>Writes the values that are known.</summary>
    /// <param name="json">The writer.</param>
    internal void WriteTo(Utf8JsonWriter json)
    {
        if (MinimumRecurrenceInterval is { } hours)
        {
            json.WriteNumber(DatasetProperties.MinimumRecurrenceInterval, hours);
        }
    }
}
