using Insights.Typed.Emulation;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Reads requests and writes responses.</summary>
internal static class HttpContextExtensions
{
    /// <summary>Gets a parameter of the address; null if it is absent or empty.</summary>
    public static string? GetParameter(this HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public static async Task WriteAsync(this HttpContext context, EmulatedResponse response)
    {
        context.Response.StatusCode = response.StatusCode;
        context.Response.ContentType = EmulatedResponse.ContentType;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
