using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore.Http;

/// <summary>Writes JSON responses.</summary>
internal static class ApiResponse
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, JsonNode document, int status = StatusCodes.Status200OK) =>
        WriteAsync(context, document.WriteTo, status);

    /// <summary>Writes a document with a writer, for documents with many values.</summary>
    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter, JsonSerializerOptions?> write, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        await using (json.ConfigureAwait(false))
        {
            write(json, null);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public static JsonArray CreateArray(IEnumerable<JsonNode?> items) => [.. items];
}
