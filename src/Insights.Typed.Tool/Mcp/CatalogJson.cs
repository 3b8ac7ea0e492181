using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Mcp;

/// <summary>Datasets as JSON.</summary>
internal static class CatalogJson
{
    public static JsonNode CreateSummary(DatasetSchema dataset) => new JsonObject
    {
        ["dataset"] = dataset.Name,
        ["description"] = dataset.Description,
        ["columnCount"] = dataset.Columns.Count,
        ["metrics"] = JsonText.CreateArray(dataset.Metrics.Select(metric => metric.Name)),
        ["dateRanges"] = JsonText.CreateArray(dataset.DateRanges.Select(range => range.Name)),
    };

    public static JsonObject CreateDescription(DatasetSchema dataset)
    {
        var json = new JsonObject
        {
            ["dataset"] = dataset.Name,
            ["description"] = dataset.Description,
            ["columns"] = JsonText.CreateArray(dataset.Columns.Select(CreateColumn)),
            ["metrics"] = JsonText.CreateArray(dataset.Metrics.Select(CreateColumn)),
            ["dateRanges"] = JsonText.CreateArray(dataset.DateRanges.Select(range => range.Name)),
            ["minimumRecurrenceInterval"] = dataset.MinimumRecurrenceInterval,
        };
        if (dataset.Aggregations.Count > 0)
        {
            json["aggregations"] = JsonText.CreateArray(dataset.Aggregations.Select(aggregation =>
                (JsonNode)new JsonObject { ["name"] = aggregation.Name, ["dateRanges"] = JsonText.CreateArray(aggregation.DateRanges) }));
        }

        return json;
    }

    public static JsonObject CreateMatch(DatasetSchema dataset, string kind, ColumnSchema column)
    {
        var json = CreateColumn(column);
        json.Insert(0, "dataset", dataset.Name);
        json.Insert(1, "kind", kind);
        return json;
    }

    private static JsonObject CreateColumn(ColumnSchema column)
    {
        var json = new JsonObject { ["name"] = column.Name, ["type"] = ColumnTypes.Get(column.Type).Name };
        if (column.IsNullable)
        {
            json["canBeMissing"] = true;
        }

        if (column.BooleanFormat is { } format)
        {
            // A condition compares with the literal of the service, not with true or false.
            json["values"] = JsonText.CreateArray(new[] { format.True, format.False });
        }

        if (column.Description is not null)
        {
            json["description"] = column.Description;
        }

        return json;
    }
}
