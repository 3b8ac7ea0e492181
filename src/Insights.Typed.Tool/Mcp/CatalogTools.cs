using System.ComponentModel;
using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;
using ModelContextProtocol.Server;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The tools for the catalog: which datasets exist, and what they contain.</summary>
internal sealed class CatalogTools(QuerySource queries)
{
    private const int MaxMatches = 50;

    [McpServerTool(Name = "list_datasets", Title = "List datasets", ReadOnly = true, OpenWorld = false)]
    [Description("Lists the datasets that queries can select from: what a row is, how many columns they have, their metrics and date ranges.")]
    public async Task<string> ListDatasetsAsync(CancellationToken cancellationToken)
    {
        var datasets = await queries.ReadDatasetsAsync(cancellationToken).ConfigureAwait(false);
        return JsonText.SerializeCompact(new JsonObject { ["datasets"] = JsonText.CreateArray(datasets.Select(CatalogJson.CreateSummary)) });
    }

    [McpServerTool(Name = "describe_dataset", Title = "Describe a dataset", ReadOnly = true, OpenWorld = false)]
    [Description("Describes a dataset completely: each column and metric with its type and description, the date ranges for TIMESPAN, the aggregations, and how often a report can recur.")]
    public async Task<string> DescribeDatasetAsync([Description("The name of the dataset.")] string dataset, CancellationToken cancellationToken) =>
        JsonText.SerializeCompact(CatalogJson.CreateDescription(await queries.FindDatasetAsync(dataset, cancellationToken).ConfigureAwait(false)));

    [McpServerTool(Name = "search_catalog", Title = "Search the catalog", ReadOnly = true, OpenWorld = false)]
    [Description("Finds datasets, columns and metrics whose name or description contains all words, in any letter case.")]
    public async Task<string> SearchCatalogAsync([Description("One or several words, such as 'assigned seats'.")] string words, CancellationToken cancellationToken)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            throw new ToolException("The words to search for are empty.");
        }

        var datasets = await queries.ReadDatasetsAsync(cancellationToken).ConfigureAwait(false);
        var matches = datasets.SelectMany(dataset => FindMatches(dataset, parts)).ToList();
        return JsonText.SerializeCompact(new JsonObject
        {
            ["matches"] = JsonText.CreateArray(matches.Take(MaxMatches)),
            ["matchCount"] = matches.Count,
            ["isComplete"] = matches.Count <= MaxMatches,
        });
    }

    private static IEnumerable<JsonNode> FindMatches(DatasetSchema dataset, string[] words)
    {
        if (IsMatch(dataset.Name, dataset.Description))
        {
            yield return CatalogJson.CreateMatch(dataset);
        }

        foreach (var column in dataset.Columns.Where(column => IsMatch(column.Name, column.Description)))
        {
            yield return CatalogJson.CreateMatch(dataset, "column", column);
        }

        foreach (var metric in dataset.Metrics.Where(metric => IsMatch(metric.Name, metric.Description)))
        {
            yield return CatalogJson.CreateMatch(dataset, "metric", metric);
        }

        bool IsMatch(string name, string? description) => Array.TrueForAll(
            words,
            word => name.Contains(word, StringComparison.OrdinalIgnoreCase) || description?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
    }
}
