using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.LocalService.Http;

namespace Insights.Typed.Testing.Service;

/// <summary>Writes answers as the service does.</summary>
internal static class Response
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public static HttpResponseMessage Of<T>(IReadOnlyList<T> value, JsonTypeInfo<LocalService.Http.Envelope<T>> type, string? message = null, bool isRedacted = false) =>
        Of(HttpStatusCode.OK, new LocalService.Http.Envelope<T>(value, NextLink: null, value.Count, message, StatusCode: 200, isRedacted), type);

    public static HttpResponseMessage Refusal(HttpStatusCode status, string reason) =>
        Of(status, new LocalService.Http.Envelope<JsonObject>([], NextLink: null, TotalCount: 0, reason, (int)status, DataRedacted: false), ServiceJson.Default.EnvelopeJsonObject);

    public static HttpResponseMessage Text(HttpStatusCode status, string text) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "text/plain") };

    public static HttpResponseMessage File(byte[] content, string contentType, string version) => new(HttpStatusCode.OK)
    {
        Content = new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } },
        Headers = { ETag = new EntityTagHeaderValue($"\"{version}\"") },
    };

    private static HttpResponseMessage Of<T>(HttpStatusCode status, LocalService.Http.Envelope<T> envelope, JsonTypeInfo<LocalService.Http.Envelope<T>> type) =>
        new(status) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(envelope, type)) { Headers = { ContentType = Json } } };
}
