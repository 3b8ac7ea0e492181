using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>
/// A dataset as the service describes it: the part of a schema file that a refresh replaces. It has the content of the JSON,
/// including names that are not valid in a query. Two are equal if they have the same content in the same order.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Columns">The columns, in the service's order.</param>
/// <param name="Metrics">The metrics, in the service's order.</param>
/// <param name="DateRanges">The date ranges, in the service's order.</param>
/// <param name="Details">What the service states besides names.</param>
/// <param name="Aggregations">The aggregations, in the service's order.</param>
/// <param name="OtherProperties">The properties that this library does not know, in the service's order.</param>
public sealed record ServiceDataset(
    string Name,
    EquatableArray<string> Columns,
    EquatableArray<string> Metrics,
    EquatableArray<string> DateRanges,
    DatasetDetails Details,
    EquatableArray<ServiceAggregation> Aggregations,
    EquatableArray<OtherProperty> OtherProperties)
{
    /// <summary>Gets the service's part of a dataset's schema.</summary>
    /// <param name="schema">The schema.</param>
    public static ServiceDataset From(DatasetSchema schema) => new(
        (schema ?? throw new ArgumentNullException(nameof(schema))).Name,
        schema.Columns.Select(column => column.Name).ToEquatableArray(),
        schema.Metrics.Select(metric => metric.Name).ToEquatableArray(),
        schema.DateRanges.Select(range => range.Name).ToEquatableArray(),
        schema.Details,
        schema.Aggregations.Select(aggregation => new ServiceAggregation(aggregation.Name, aggregation.DateRanges)).ToEquatableArray(),
        OtherProperties: default);

    /// <summary>Reads the properties of a dataset object as they are written. Values of a wrong kind, which are problems of the file, are ignored.</summary>
    /// <param name="parts">The properties.</param>
    /// <param name="getText">Gets the text of a value.</param>
    internal static ServiceDataset Read(DatasetMembers parts, Func<JsonItem, string> getText) => new(
        parts.Find(DatasetProperties.Name)?.Text ?? "",
        ReadStrings(parts.Find(DatasetProperties.Columns)),
        ReadStrings(parts.Find(DatasetProperties.Metrics)),
        ReadStrings(parts.Find(DatasetProperties.DateRanges)),
        DatasetDetails.Read(parts),
        PropertyForms.GetMapping(parts.Find(DatasetProperties.Aggregations))
            .Select(member => ServiceAggregation.Parse(member.Name.Text, member.Value.Text))
            .ToEquatableArray(),
        parts.Others.Select(other => new OtherProperty(other.Name.Text, getText(other.Value))).ToEquatableArray());

    /// <summary>Writes the properties of a dataset object.</summary>
    /// <param name="json">The writer.</param>
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString(DatasetProperties.Name, Name);
        WriteNames(json, DatasetProperties.Columns, Columns);
        WriteNames(json, DatasetProperties.Metrics, Metrics);
        WriteNames(json, DatasetProperties.DateRanges, DateRanges);
        Details.WriteTo(json);
        if (Aggregations.Count > 0)
        {
            json.WriteStartObject(DatasetProperties.Aggregations);
            foreach (var aggregation in Aggregations)
            {
                json.WriteString(aggregation.Name, DateRangeNames.Join(aggregation.DateRanges));
            }

            json.WriteEndObject();
        }

        foreach (var other in OtherProperties)
        {
            // Parsed, so that it is indented like the rest.
            using var value = JsonDocument.Parse(other.Json);
            json.WritePropertyName(other.Name);
            if (IsText(value.RootElement))
            {
                value.RootElement.WriteTo(json);
            }
            else
            {
                json.WriteRawValue(other.Json);
            }
        }
    }

    /// <summary>Returns a value indicating whether all strings of a value are valid Unicode. Others are written as they are, and the reader refuses them.</summary>
    private static bool IsText(JsonElement value)
    {
        try
        {
            using var writer = new Utf8JsonWriter(Stream.Null);
            value.WriteTo(writer);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static EquatableArray<string> ReadStrings(JsonItem? list) =>
        PropertyForms.GetNames(list).Select(item => item.Text).ToEquatableArray();

    private static void WriteNames(Utf8JsonWriter json, string property, EquatableArray<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}
