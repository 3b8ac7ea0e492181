using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Catalog;

/// <summary>Describes the datasets, and the queries of the app that use their columns.</summary>
internal static class CatalogDocument
{
    public static JsonObject Create(IReadOnlyList<DatasetSchema> datasets, AppQueries queries) => new()
    {
        ["datasets"] = ApiResponse.CreateArray(datasets.Select(dataset => Describe(dataset, queries.Queries))),
        ["queries"] = ApiResponse.CreateArray(queries.Queries.Select(query => new JsonObject
        {
            ["file"] = query.File,
            ["line"] = query.Line,
            ["dataset"] = query.Dataset,
            ["text"] = query.Text,
        })),
        ["unlisted"] = ApiResponse.CreateArray(queries.Unlisted.Select(query => new JsonObject
        {
            ["file"] = query.File,
            ["line"] = query.Line,
            ["reason"] = query.Reason,
        })),
    };

    private static JsonObject Describe(DatasetSchema dataset, IReadOnlyList<AppQueryPosition> queries)
    {
        var used = queries.Select((query, index) => (Query: query, Index: index)).Where(item => dataset.HasName(item.Query.Dataset)).ToList();
        var json = SchemaDescription.Create(dataset);
        json.Insert(0, "name", dataset.Name);
        json.Insert(1, "identifier", dataset.Identifier);
        AddIdentifiersAndUses(json["columns"]!, dataset.Columns, used);
        AddIdentifiersAndUses(json["metrics"]!, dataset.Metrics, used);
        json["exampleQuery"] = ExampleQuery.Create(dataset, ExampleQuery.FindDateRange(dataset)).ToString();
        json["exampleDateRange"] = ExampleQuery.FindDateRange(dataset)?.Name;
        return json;
    }

    private static void AddIdentifiersAndUses(JsonNode described, IEnumerable<ColumnSchema> columns, List<(AppQueryPosition Query, int Index)> queries)
    {
        foreach (var (json, column) in described.AsArray().OfType<JsonObject>().Zip(columns))
        {
            json["identifier"] = column.Identifier;
            json["uses"] = ApiResponse.CreateArray(queries
                .Select(item => (item.Index, Use: item.Query.DescribeUse(column.Name)))
                .Where(item => item.Use is not null)
                .Select(item => new JsonObject { ["query"] = item.Index, ["use"] = item.Use }));
        }
    }
}
