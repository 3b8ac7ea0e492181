using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Mcp;

/// <summary>Datasets as JSON. What a dataset does not have is absent, as in <see cref="SchemaDescription"/>.</summary>
internal static class CatalogJson
{
    public static JsonNode CreateSummary(DatasetSchema dataset)
    {
        var json = CreateMatch(dataset);
        json["columnCount"] = dataset.Columns.Count;
        json["metrics"] = JsonText.CreateArray(dataset.Metrics.Select(metric => metric.Name));
        json["dateRanges"] = JsonText.CreateArray(dataset.DateRanges.Select(range => range.Name));
        return json;
    }

    public static JsonObject CreateDescription(DatasetSchema dataset)
    {
        var json = SchemaDescription.Create(dataset);
        json.Insert(0, "dataset", dataset.Name);
        return json;
    }

    public static JsonObject CreateMatch(DatasetSchema dataset)
    {
        var json = new JsonObject { ["dataset"] = dataset.Name };
        if (dataset.Description is { } description)
        {
            json["description"] = description;
        }

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
