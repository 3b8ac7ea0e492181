using Insights.Typed.Language;
using Microsoft.OpenApi;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>The schema of a dataset, which the writer of schema files writes, so that it is not generated from a type.</summary>
internal static class DatasetSchemaDocument
{
    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { DatasetProperties.Name, DatasetProperties.Columns, DatasetProperties.Metrics, DatasetProperties.DateRanges },
        Properties = DatasetProperties.ServicePart.ToDictionary(name => name, IOpenApiSchema (name) => CreateProperty(name)),
    };

    private static OpenApiSchema CreateProperty(string name) => name switch
    {
        DatasetProperties.Name => new OpenApiSchema { Type = JsonSchemaType.String },
        DatasetProperties.Columns => CreateNames("The columns that a query can select, filter by and order by."),
        DatasetProperties.Metrics => CreateNames("The values that the service computes for each combination of the selected columns."),
        DatasetProperties.DateRanges => CreateNames("The names for TIMESPAN."),
        DatasetProperties.MinimumRecurrenceInterval => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The shortest interval between two executions of a report, in hours." },
        DatasetProperties.Aggregations => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
            Description = "The names for AGGREGATED, each with the date ranges that it is available for.",
        },
        _ => throw new ArgumentException($"The property {name} of datasets has no description.", nameof(name)),
    };

    private static OpenApiSchema CreateNames(string description) => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = description };
}
