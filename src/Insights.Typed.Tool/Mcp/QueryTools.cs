using System.ComponentModel;
using System.Text.Json.Nodes;
using Insights.Typed.Schemas.CSharpCode;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;
using ModelContextProtocol.Server;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The tools for queries: check, explain, preview, and the C# of a query.</summary>
internal sealed class QueryTools(QuerySource queries, ClientSource clients, Func<ClientCode> getClientCode)
{
    public const string QueryDescription = "The query, such as SELECT CustomerName, AssignedSeats FROM DynamicsUsage WHERE AssignedSeats > 10 ORDER BY AssignedSeats DESC LIMIT 10 TIMESPAN LAST_MONTH.";

    [McpServerTool(Name = "check_query", Title = "Check a query", ReadOnly = true, OpenWorld = false)]
    [Description("Checks a query against the grammar and the schemas, without the service: each problem with its position, a suggestion where a name is similar, and hints. Check each query before you propose it.")]
    public async Task<string> CheckQueryAsync([Description(QueryDescription)] string query, CancellationToken cancellationToken)
    {
        var inspection = await queries.InspectAsync(query, cancellationToken).ConfigureAwait(false);
        var json = InspectionJson.CreateCheck(inspection, QuerySource.MaxProblems);
        if (inspection.Problems.Count > 0)
        {
            // The positions are also shown in the text, because assistants count characters badly.
            json["errorCount"] = inspection.Problems.Count;
            json["shown"] = QuerySource.FormatProblems(inspection);
        }

        return JsonText.SerializeCompact(json);
    }

    [McpServerTool(Name = "explain_query", Title = "Explain a query", ReadOnly = true, OpenWorld = false)]
    [Description("Explains in words what a query selects: its rows, each column, the conditions, the order and the date range.")]
    public async Task<string> ExplainQueryAsync([Description(QueryDescription)] string query, CancellationToken cancellationToken) =>
        JsonText.SerializeCompact(InspectionJson.CreateExplanation(await queries.InspectValidAsync(query, cancellationToken).ConfigureAwait(false)));

    [McpServerTool(Name = "convert_query_to_csharp", Title = "Convert a query to C#", ReadOnly = true, OpenWorld = false)]
    [Description("Converts a query to the C# of the library Insights.Typed that builds the same query, checked by the compiler. The class Datasets is generated in the namespace Insights.Typed.")]
    public async Task<string> ConvertQueryToCSharpAsync([Description(QueryDescription)] string query, CancellationToken cancellationToken)
    {
        var inspection = await queries.InspectValidAsync(query, cancellationToken).ConfigureAwait(false);
        var code = TypedCode.Create(inspection, getClientCode());
        return code.Reason is { } reason
            ? throw new ToolException(reason)
            : JsonText.SerializeCompact(new JsonObject { ["canonical"] = inspection.Query!.ToString(), ["csharp"] = code.Expression, ["program"] = code.Program });
    }

    [McpServerTool(Name = "preview_query", Title = "Preview a query", ReadOnly = true)]
    [Description("Gets the first rows of a query from the service at once, without a report.")]
    public async Task<string> PreviewQueryAsync(
        [Description(QueryDescription)] string query,
        [Description(BoundedRows.Description)] int maxRows = BoundedRows.DefaultRows,
        [Description(QueryTimes.StartDescription)] string? startTime = null,
        [Description(QueryTimes.EndDescription)] string? endTime = null,
        CancellationToken cancellationToken = default)
    {
        var inspection = await queries.InspectValidAsync(query, cancellationToken).ConfigureAwait(false);
        var (start, end) = QueryTimes.Parse(startTime, endTime);
        var textQuery = InsightsQuery.FromText(inspection.Query!.ToString());
        var rows = new BoundedRows(textQuery, inspection, maxRows);
        await rows.ReadPreviewAsync(clients.Get().PreviewAsync(textQuery, start, end, cancellationToken), inspection.Query.Limit?.Count, cancellationToken).ConfigureAwait(false);
        return rows.CreateResult(clients.TakeIsRedacted(textQuery));
    }
}
