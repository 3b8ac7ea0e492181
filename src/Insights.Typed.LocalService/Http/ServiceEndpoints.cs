using System.Globalization;
using Insights.Typed.Emulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Http;

/// <summary>The operations of the API as endpoints.</summary>
/// <param name="service">Processes the requests.</param>
/// <param name="linkBasePath">The base path of links to pages; null for absolute links.</param>
internal sealed class ServiceEndpoints(EmulatedService service, string? linkBasePath)
{
    private const string Skip = "skip";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var route in OperationRoute.All)
        {
            routes.MapMethods(route.Path, [route.Method], context => RespondAsync(context, route)).WithMetadata(new OperationMetadata(route.Operation));
        }
    }

    private async Task RespondAsync(HttpContext context, OperationRoute route)
    {
        var request = context.Request;
        var response = await service.RespondAsync(
            new EmulatedRequest
            {
                Operation = route.Operation,
                Id = route.IdName is { } id ? (string?)request.RouteValues[id] : null,
                GetParameter = name => request.Query[name].ToString(),
                Body = request.Body,
                CreatePageLink = start => CreatePageLink(request, start),
                ShouldFailLatestExecution = context.Features.Get<ExecutionFailureFeature>() is not null,
            },
            context.RequestAborted).ConfigureAwait(false);
        await context.WriteAsync(response).ConfigureAwait(false);
    }

    private string CreatePageLink(HttpRequest request, int start)
    {
        var query = new QueryBuilder(request.Query.Where(p => !string.Equals(p.Key, Skip, StringComparison.OrdinalIgnoreCase)))
        {
            { Skip, start.ToString(CultureInfo.InvariantCulture) },
        };
        if (linkBasePath is not null && request.Path.StartsWithSegments(linkBasePath, out var rest))
        {
            return rest.Value!.TrimStart('/') + query.ToQueryString();
        }

        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }
}
