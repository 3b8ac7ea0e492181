using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Catalog;

/// <summary>The session, the catalog, its queries, and its comparison with the service.</summary>
/// <param name="host">The host.</param>
/// <param name="client">The client of the service.</param>
/// <param name="limits">The limits of what the page shows and accepts.</param>
/// <param name="formats">The formats in which a result can be saved.</param>
internal sealed class CatalogEndpoints(IExploreHost host, InsightsClient client, JsonObject limits, JsonArray formats)
{
    private readonly Lazy<JsonObject> catalog = new(() => CatalogDocument.Create(host.Datasets, host.Queries));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/session", context => ApiResponse.WriteAsync(context, DescribeSession()));
        routes.MapGet("/api/catalog", context => ApiResponse.WriteAsync(context, catalog.Value));
        routes.MapGet("/api/catalog/drift", CompareAsync);
        routes.MapPost("/api/catalog/query", CreateQueryAsync);
    }

    private JsonObject DescribeSession() => new()
    {
        ["version"] = host.Session.Version,
        ["service"] = new JsonObject
        {
            ["address"] = host.Session.Service.AbsoluteUri,
            ["isLocal"] = host.Session.IsLocal,
            ["program"] = host.Session.Program.Name,
            ["account"] = host.Session.Account,
        },
        ["schemas"] = host.Session.Schemas,
        ["manifests"] = ApiResponse.CreateArray(host.Session.Manifests.Select(name => (JsonNode?)name)),
        ["limits"] = limits.DeepClone(),
        ["formats"] = formats.DeepClone(),
    };

    /// <summary>Creates the text of the query for what a person has chosen of a dataset.</summary>
    private async Task CreateQueryAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var name = body.GetText("dataset");
        var dataset = host.Datasets.FirstOrDefault(known => known.Name == name)
            ?? throw new ExploreException(ExploreFailure.BadRequest, $"The catalog has no dataset '{name}'.");
        await ApiResponse.WriteAsync(context, new JsonObject { ["text"] = ChosenQuery.Create(dataset, body.FindTexts("names"), body.FindText("dateRange")) }).ConfigureAwait(false);
    }

    private async Task CompareAsync(HttpContext context) =>
        await ApiResponse.WriteAsync(context, await host.GetDriftAsync(client, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
}
