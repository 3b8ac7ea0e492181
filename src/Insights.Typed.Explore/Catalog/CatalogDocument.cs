using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Language;
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
        return new()
        {
            ["name"] = dataset.Name,
            ["identifier"] = dataset.Identifier,
            ["description"] = dataset.Description,
            ["minimumRecurrenceInterval"] = dataset.MinimumRecurrenceInterval,
            ["columns"] = ApiResponse.CreateArray(dataset.Columns.Select(column => Describe(column, "column", used))),
            ["metrics"] = ApiResponse.CreateArray(dataset.Metrics.Select(metric => Describe(metric, "metric", used))),
            ["dateRanges"] = ApiResponse.CreateArray(dataset.DateRanges.Select(range => new JsonObject { ["name"] = range.Name, ["identifier"] = range.Identifier })),
            ["aggregations"] = ApiResponse.CreateArray(dataset.Aggregations.Select(aggregation => new JsonObject
            {
                ["name"] = aggregation.Name,
                ["identifier"] = aggregation.Identifier,
                ["dateRanges"] = ApiResponse.CreateArray(aggregation.DateRanges.Select(range => (JsonNode?)range)),
            })),
            ["exampleQuery"] = ExampleQuery.Create(dataset, ExampleQuery.FindDateRange(dataset)).ToString(),
            ["exampleDateRange"] = ExampleQuery.FindDateRange(dataset)?.Name,
        };
    }

    private static JsonObject Describe(ColumnSchema column, string kind, List<(AppQueryPosition Query, int Index)> queries) => new()
    {
        ["name"] = column.Name,
        ["identifier"] = column.Identifier,
        ["kind"] = kind,
        ["type"] = ColumnTypes.Get(column.Type).Name,
        ["isNullable"] = column.IsNullable,
        ["description"] = column.Description,
        ["booleanValues"] = column.BooleanFormat is { } format ? new JsonArray(format.True, format.False) : null,
        ["uses"] = ApiResponse.CreateArray(queries
            .Select(item => (item.Index, Use: item.Query.DescribeUse(column.Name)))
            .Where(item => item.Use is not null)
            .Select(item => new JsonObject { ["query"] = item.Index, ["use"] = item.Use })),
    };
}
