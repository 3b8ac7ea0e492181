using Insights.Typed.LocalService.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Http;

/// <summary><c>ScheduledDataset</c>: what can be queried.</summary>
internal sealed class DatasetEndpoints(Catalogue catalogue, Paging paging)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("ScheduledDataset", ListAsync).As(LocalServiceOperation.ListDatasets);

    private Task ListAsync(HttpContext context)
    {
        var name = context.Request.Parameter("datasetName");
        var tables = name is null
            ? catalogue.Tables
            : [.. catalogue.Tables.Where(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase))];
        if (name is not null && tables.Count == 0)
        {
            throw Refusal.NothingFound();
        }

        return paging.AnswerAsync<DatasetBody>(context, [.. tables.Select(DatasetBody.Of)], "Dataset fetched successfully");
    }
}
