using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// Describes datasets as JSON, for those who choose from them: assistants, and the page of <c>insights explore</c>. What does not apply is
/// absent, since an assistant pays for each character.
/// </summary>
public static class SchemaDescription
{
    /// <summary>The properties of the service that the description has in another form. It has each other one as the service states it.</summary>
    private static readonly string[] OtherForms =
        [DatasetProperties.Name, DatasetProperties.Columns, DatasetProperties.Metrics, DatasetProperties.DateRanges, DatasetProperties.Aggregations];

    /// <summary>Describes what a dataset contains, without its name.</summary>
    /// <param name="dataset">The dataset.</param>
    public static JsonObject Create(DatasetSchema dataset)
    {
        var json = new JsonObject();
        if ((dataset ?? throw new ArgumentNullException(nameof(dataset))).Description is { } description)
        {
            json["description"] = description;
        }

        json["columns"] = CreateArray(dataset.Columns.Select(CreateColumn));
        json["metrics"] = CreateArray(dataset.Metrics.Select(CreateColumn));
        json["dateRanges"] = CreateArray(dataset.DateRanges.Select(range => range.Name));
        var service = WriteServicePart(dataset);
        foreach (var property in DatasetProperties.ServicePart.Except(OtherForms))
        {
            if (service[property] is { } value)
            {
                json[property] = value.DeepClone();
            }
        }

        if (dataset.Aggregations.Count > 0)
        {
            json["aggregations"] = CreateArray(dataset.Aggregations.Select(aggregation =>
                new JsonObject { ["name"] = aggregation.Name, ["dateRanges"] = CreateArray(aggregation.DateRanges) }));
        }

        return json;
    }

    /// <summary>Describes a column or metric.</summary>
    /// <param name="column">The column.</param>
    public static JsonObject CreateColumn(ColumnSchema column)
    {
        var json = new JsonObject { ["name"] = (column ?? throw new ArgumentNullException(nameof(column))).Name, ["type"] = ColumnTypes.Get(column.Type).Name };
        if (column.IsNullable)
        {
            json["canBeMissing"] = true;
        }

        if (column.BooleanFormat is { } format)
        {
            // A condition compares with the literal of the service, not with true or false.
            json["values"] = CreateArray(new[] { format.True, format.False });
        }

        if (column.Description is not null)
        {
            json["description"] = column.Description;
        }

        return json;
    }

    private static JsonObject WriteServicePart(DatasetSchema dataset)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            DatasetWriter.Write(writer, ServiceDataset.From(dataset));
        }

        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }

    private static JsonArray CreateArray(IEnumerable<string> items) => CreateArray(items.Select(item => (JsonNode?)item));

    private static JsonArray CreateArray(IEnumerable<JsonNode?> items) => new([.. items]);
}
