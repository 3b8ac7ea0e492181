using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Reads requests and writes answers the way the service does.</summary>
internal static class Exchange
{
    /// <summary>The answers are never part of a web page, so an ampersand in a link can stay one.</summary>
    private static readonly ServiceJson Json = new(new JsonSerializerOptions(ServiceJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A parameter of the address; null where it is absent or empty.</summary>
    public static string? Parameter(this HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public static bool Parameter(this HttpRequest request, string name, bool absent) => request.Parameter(name) switch
    {
        null => absent,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Refusal.BadRequest($"{name} is true or false, not '{text}'"),
    };

    /// <summary>The parts of a parameter that may have several, joined by a semicolon; null where it is absent.</summary>
    public static IReadOnlyList<string>? Parameters(this HttpRequest request, string name) =>
        request.Parameter(name)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static async Task<T> ReadBodyAsync<T>(this HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, TypeInfo<T>(), request.HttpContext.RequestAborted).ConfigureAwait(false)
                ?? throw Refusal.BadRequest("the body is null");
        }
        catch (JsonException e)
        {
            throw Refusal.BadRequest($"the body cannot be read: {e.Message}");
        }
    }

    public static Task AnswerAsync<T>(
        this HttpContext context, IReadOnlyList<T> value, string? message = null, int statusCode = StatusCodes.Status200OK) =>
        context.AnswerAsync(new Envelope<T>(value, NextLink: null, value.Count, message, statusCode, DataRedacted: false));

    /// <param name="context">The request and its response.</param>
    /// <param name="envelope">The body.</param>
    /// <param name="statusCode">The status of the response; null for the envelope's.</param>
    public static Task AnswerAsync<T>(this HttpContext context, Envelope<T> envelope, int? statusCode = null)
    {
        context.Response.StatusCode = statusCode ?? envelope.StatusCode;
        return context.Response.WriteAsJsonAsync(envelope, TypeInfo<Envelope<T>>(), cancellationToken: context.RequestAborted);
    }

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!;
}
