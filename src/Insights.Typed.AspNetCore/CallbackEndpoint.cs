using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Insights.Typed.AspNetCore;

/// <summary>Handles calls of the service, or of a caller that pretends to be it.</summary>
internal sealed class CallbackEndpoint(Func<ReportCallback, CancellationToken, Task> handler)
{
    public const string ReportIdParameter = "reportId";

    /// <summary>The maximum size of a body. Our choice: the service documents no body, and one of this size can be ignored cheaply.</summary>
    public const int MaxBodyBytes = 4096;

    /// <summary><c>POST {pattern}/{reportId}</c></summary>
    public Task PostAsync(HttpContext context) => HandleAsync(context, context.Request.RouteValues[ReportIdParameter] as string);

    /// <summary><c>GET {pattern}?reportId={reportId}</c></summary>
    public Task GetAsync(HttpContext context) => HandleAsync(context, context.Request.Query[ReportIdParameter] is [var reportId] ? reportId : null);

    private async Task HandleAsync(HttpContext context, string? reportId)
    {
        if (context.Request.ContentLength > MaxBodyBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!ReportIdFormat.IsValid(reportId))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await handler(new ReportCallback(reportId!, context), context.RequestAborted).ConfigureAwait(false);

        // A response or a status that the handler has set takes precedence.
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status200OK })
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }
}

/// <summary>Sets the server's limit for the size of a body.</summary>
internal sealed class BodyLimit : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => CallbackEndpoint.MaxBodyBytes;
}
