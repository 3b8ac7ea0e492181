using System.Text.Json.Nodes;
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
        var json = SchemaDescription.Create(dataset);
        json.Insert(0, "dataset", dataset.Name);
        return json;
    }

    public static JsonObject CreateMatch(DatasetSchema dataset, string kind, ColumnSchema column)
    {
        var json = SchemaDescription.CreateColumn(column);
        json.Insert(0, "dataset", dataset.Name);
        json.Insert(1, "kind", kind);
        return json;
    }
}
