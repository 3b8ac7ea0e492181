using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Which operation a route is.</summary>
internal sealed record OperationMark(LocalServiceOperation Operation)
{
    public static LocalServiceOperation? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OperationMark>()?.Operation;
}

/// <summary>Marks routes.</summary>
internal static class OperationMarking
{
    public static void As(this IEndpointConventionBuilder route, LocalServiceOperation operation) => route.WithMetadata(new OperationMark(operation));
}
