using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>The operation of an endpoint.</summary>
internal sealed record OperationMetadata(InsightsOperation Operation)
{
    public static InsightsOperation? Find(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OperationMetadata>()?.Operation;
}
