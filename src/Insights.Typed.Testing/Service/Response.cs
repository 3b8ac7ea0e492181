using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Insights.Typed.Emulation;

namespace Insights.Typed.Testing.Service;

/// <summary>Creates the responses of the API and of the host of the files.</summary>
internal static class Response
{
    public static HttpResponseMessage From(EmulatedResponse response) => new((HttpStatusCode)response.StatusCode)
    {
        Content = new ReadOnlyMemoryContent(response.Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(EmulatedResponse.ContentType) } },
    };

    public static HttpResponseMessage CreateText(HttpStatusCode status, string text) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "text/plain") };

    public static HttpResponseMessage CreateFile(byte[] content, string contentType, string version) => new(HttpStatusCode.OK)
    {
        Content = new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } },
        Headers = { ETag = new EntityTagHeaderValue($"\"{version}\"") },
    };
}
