using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Insights.Typed.AspNetCore;

/// <summary>Takes calls of the service, or of whoever pretends to be it.</summary>
internal sealed class CallbackEndpoint(Func<ReportCallback, CancellationToken, Task> handler)
{
    public const string ReportIdParameter = "reportId";

    /// <summary>Our choice: the service documents no body, and one of this size costs nothing to pass over.</summary>
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

        // A handler that has answered for itself, or chosen a status, has the last word.
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status200OK })
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }
}

/// <summary>Tells the server how much of a body it may let through.</summary>
internal sealed class BodyLimit : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => CallbackEndpoint.MaxBodyBytes;
}
