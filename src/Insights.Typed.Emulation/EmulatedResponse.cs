using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Emulation.Contracts;

namespace Insights.Typed.Emulation;

/// <summary>A response of the API: JSON in the envelope of the service.</summary>
public sealed class EmulatedResponse
{
    /// <summary>The content type of each response.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>No response is a part of a web page, so an ampersand in a link is not escaped.</summary>
    private static readonly ServiceJson Json = new(new JsonSerializerOptions(ServiceJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private EmulatedResponse(int statusCode, byte[] body)
    {
        StatusCode = statusCode;
        Body = body;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>The body, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Creates the response to a refused request.</summary>
    /// <param name="statusCode">The status code.</param>
    /// <param name="message">The reason, which is the message in the envelope.</param>
    public static EmulatedResponse CreateError(int statusCode, string message) => From(CreateErrorEnvelope(statusCode, message));

    /// <summary>Creates a response whose envelope contains an error, although its HTTP status code is 200.</summary>
    /// <param name="statusCode">The status code in the envelope.</param>
    /// <param name="message">The message in the envelope.</param>
    public static EmulatedResponse CreateErrorInEnvelope(int statusCode, string message) => From(CreateErrorEnvelope(statusCode, message), 200);

    internal static EmulatedResponse From<T>(Envelope<T> envelope, int? statusCode = null) => new(
        statusCode ?? envelope.StatusCode,
        JsonSerializer.SerializeToUtf8Bytes(envelope, (JsonTypeInfo<Envelope<T>>)Json.GetTypeInfo(typeof(Envelope<T>))!));

    internal static EmulatedResponse From<T>(T item, string message) => From(new Envelope<T>([item], NextLink: null, TotalCount: 1, message, StatusCode: 200, DataRedacted: false));

    private static Envelope<JsonObject> CreateErrorEnvelope(int statusCode, string message) => new([], NextLink: null, TotalCount: 0, message, statusCode, DataRedacted: false);
}
