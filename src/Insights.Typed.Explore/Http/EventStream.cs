using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore.Http;

/// <summary>Writes server-sent events.</summary>
internal sealed class EventStream(HttpContext context)
{
    public async Task BeginAsync()
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Writes an event whose data is one line of JSON.</summary>
    public Task WriteAsync(string name, JsonNode data) => WriteTextAsync($"event: {name}\ndata: {data.ToJsonString()}\n\n");

    /// <summary>Writes a comment, by which both sides notice a broken connection.</summary>
    public Task WriteHeartbeatAsync() => WriteTextAsync(":\n\n");

    private async Task WriteTextAsync(string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
