using Insights.Typed.Language;
using Microsoft.OpenApi;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>The schema of a dataset, which the writer of schema files writes, so that it is not generated from a type.</summary>
internal static class DatasetSchemaDocument
{
    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Required = DatasetProperties.All.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet(),
        Properties = DatasetProperties.All.ToDictionary(property => property.Name, IOpenApiSchema (property) => CreateProperty(property)),
    };

    private static OpenApiSchema CreateProperty(DatasetProperty property)
    {
        var schema = CreateForm(property.Form);
        schema.Description = property.Description;
        return schema;
    }

    private static OpenApiSchema CreateForm(DatasetPropertyForm form) => form switch
    {
        DatasetPropertyForm.Name => new OpenApiSchema { Type = JsonSchemaType.String },
        DatasetPropertyForm.Names => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        DatasetPropertyForm.Mapping => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
        DatasetPropertyForm.WholeNumber => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
    };
}
