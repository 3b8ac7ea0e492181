using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Charts;

/// <summary>The chart of a result.</summary>
internal sealed class ChartEndpoints(RunList runs)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/runs/{id}/chart", WriteAsync);

    private async Task WriteAsync(HttpContext context)
    {
        var run = runs.Get(context.Request.GetRouteText("id"));
        if (!run.HasEnded)
        {
            throw new ExploreException(ExploreFailure.Conflict, "The rows are still arriving. The chart is available when the run is completed.");
        }

        await ApiResponse.WriteAsync(
            context,
            await ChartDocument.CreateAsync(run.Table, context.Request.FindText("x"), context.Request.FindText("y"), context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
