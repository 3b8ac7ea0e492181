using Insights.Typed.Explore.Http;
using Insights.Typed.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Queries;

/// <summary>What the editor of the page shows about a query's text.</summary>
internal sealed class QueryEndpoints(IExploreHost host)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/query/inspect", InspectAsync);
    }

    private async Task InspectAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var text = CheckedText.Bound(body.FindText("text") ?? "");
        await ApiResponse.WriteAsync(context, InspectionDocument.Create(new QueryInspection(text, host.Datasets))).ConfigureAwait(false);
    }
}
