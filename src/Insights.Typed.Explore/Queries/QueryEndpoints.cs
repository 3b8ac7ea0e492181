using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Queries;

/// <summary>What the editor of the page shows about a query's text.</summary>
internal sealed class QueryEndpoints(IExploreHost host)
{
    /// <summary>
    /// What one can type at a position without a change of its items, for JavaScript with the flag u: a word, or a string of such
    /// characters. The editor filters the items itself meanwhile, since a key that follows at once, such as Tab, cannot wait for a response.
    /// </summary>
    internal const string WordPattern = $"^(?:{QueryName.CharacterPattern}*|'{QueryName.CharacterPattern}*'?)$";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/query/inspect", InspectAsync);
        routes.MapPost("/api/query/complete", CompleteAsync);
    }

    private async Task InspectAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var text = CheckedText.Bound(body.FindText("text") ?? "");
        await ApiResponse.WriteAsync(context, InspectionDocument.Create(new QueryInspection(text, host.Datasets), host.ClientCode)).ConfigureAwait(false);
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var text = CheckedText.Bound(body.FindText("text") ?? "");
        var position = body.FindInteger("position") ?? text.Length;
        if (position < 0 || position > text.Length)
        {
            throw new ExploreException(ExploreFailure.BadRequest, "'position' is outside the text.");
        }

        var items = QueryCompletion.GetItems(text, position, host.Datasets);
        await ApiResponse.WriteAsync(context, new JsonObject
        {
            ["start"] = items.Count > 0 ? items[0].Span.Start : position,
            ["length"] = items.Count > 0 ? items[0].Span.Length : 0,
            ["wordPattern"] = WordPattern,
            ["items"] = ApiResponse.CreateArray(items.Select(item => new JsonObject
            {
                ["text"] = item.Text,
                ["kind"] = JsonName.Get(item.Kind),
                ["kindText"] = GetText(item.Kind),
                ["hasNext"] = HasNext(item.Kind),
                ["description"] = item.Description,
            })),
        }).ConfigureAwait(false);
    }

    private static string GetText(QueryCompletionKind kind) => kind switch
    {
        QueryCompletionKind.Keyword => "keyword",
        QueryCompletionKind.Operator => "operator",
        QueryCompletionKind.Dataset => "dataset",
        QueryCompletionKind.Column => "column",
        QueryCompletionKind.Metric => "metric",
        QueryCompletionKind.DateRange => "date range",
        QueryCompletionKind.Aggregation => "aggregation",
        QueryCompletionKind.Value => "value",
    };

    /// <summary>Whether something must follow the word, so that the editor proposes it at once.</summary>
    private static bool HasNext(QueryCompletionKind kind) => kind switch
    {
        QueryCompletionKind.Keyword or QueryCompletionKind.Operator => true,
        QueryCompletionKind.Dataset or QueryCompletionKind.Column or QueryCompletionKind.Metric or QueryCompletionKind.DateRange
            or QueryCompletionKind.Aggregation or QueryCompletionKind.Value => false,
    };
}
