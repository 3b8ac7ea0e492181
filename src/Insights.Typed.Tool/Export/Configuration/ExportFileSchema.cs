using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>Creates the JSON schema of the export's file from the types that read it, so that both are equal.</summary>
internal static class ExportFileSchema
{
    public const string FileName = "insights.export.schema.json";

    public static JsonNode Create()
    {
        var schema = (JsonObject)Export(ExportJson.Default.ExportConfiguration);
        var dataset = (JsonObject)Export(ExportJson.Default.DatasetEntry);
        ((JsonObject)schema["properties"]!)["datasets"]!.AsObject()["anyOf"] = new JsonArray(
            new JsonObject { ["const"] = DatasetListConverter.All },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, dataset) } });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    private static JsonNode Export(System.Text.Json.Serialization.Metadata.JsonTypeInfo type) =>
        type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        // A value that any JSON fits, such as one with a converter, is just true.
        var schema = node as JsonObject ?? [];
        if (schema["properties"] is not null)
        {
            schema["additionalProperties"] = false;
        }

        foreach (var attribute in context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: false) ?? [])
        {
            switch (attribute)
            {
                case DescriptionAttribute { Description: var description }:
                    schema["description"] = description;
                    break;
                case RangeAttribute { Minimum: int minimum, Maximum: int maximum }:
                    schema["minimum"] = minimum;
                    schema["maximum"] = maximum;
                    break;
                case DefaultValueAttribute { Value: int value }:
                    schema["default"] = value;
                    break;
            }
        }

        return schema;
    }
}
