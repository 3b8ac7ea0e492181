using System.Text.Json;
using Insights.Typed.Schemas;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore.Http;

/// <summary>The JSON object in the body of a request, with checks of its values.</summary>
internal sealed class RequestBody
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

    private RequestBody(JsonElement document)
    {
        foreach (var property in document.EnumerateObject())
        {
            values[Decode("A name of the request", () => property.Name)!] = property.Value.Clone();
        }
    }

    /// <exception cref="ExploreException">The body is no JSON object.</exception>
    public static async Task<RequestBody> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ExploreException(ExploreFailure.BadRequest, "The request needs the content type application/json.");
        }

        using var document = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, context.RequestAborted).ConfigureAwait(false);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? new RequestBody(document.RootElement)
            : throw new ExploreException(ExploreFailure.BadRequest, "The request needs a JSON object.");
    }

    /// <exception cref="ExploreException">The text is missing or empty.</exception>
    public string GetText(string name) => FindText(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong(name, "a text that is not empty");

    /// <summary>Gets a text; null if it is missing.</summary>
    /// <exception cref="ExploreException">The value is no text.</exception>
    public string? FindText(string name) => Find(name, "a text", value => value.ValueKind == JsonValueKind.String ? Decode($"'{name}'", value.GetString) : null);

    /// <summary>Gets a list of texts; empty if it is missing.</summary>
    /// <exception cref="ExploreException">The value is no list of texts.</exception>
    public IReadOnlyList<string> FindTexts(string name) => Find(name, "a list of texts", value =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? value.EnumerateArray().Select(item => Decode($"'{name}'", () => item.GetString())!).ToList()
            : null) ?? [];

    /// <summary>Gets a whole number; null if it is missing.</summary>
    /// <exception cref="ExploreException">The value is no whole number.</exception>
    public int? FindInteger(string name) => Find<int?>(name, "a whole number", value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null);

    /// <summary>Gets a time; null if it is missing.</summary>
    /// <exception cref="ExploreException">The value is no time.</exception>
    public DateTimeOffset? FindTime(string name) => Find<DateTimeOffset?>(name, QueryTime.Description, value =>
        value.ValueKind == JsonValueKind.String && QueryTime.TryParse(Decode($"'{name}'", value.GetString), out var time) ? time : null);

    private T? Find<T>(string name, string expected, Func<JsonElement, T?> convert) =>
        !values.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? default : convert(value) is { } found ? found : throw Wrong(name, expected);

    /// <summary>Decodes a text. The parser of JSON accepts some that are none, and throws only now.</summary>
    private static string? Decode(string subject, Func<string?> decode)
    {
        try
        {
            return decode();
        }
        catch (InvalidOperationException exception)
        {
            throw new ExploreException(ExploreFailure.BadRequest, $"{subject} has an incomplete character: one half of a surrogate pair, or bytes that are not UTF-8.", exception);
        }
    }

    private static ExploreException Wrong(string name, string expected) => new(ExploreFailure.BadRequest, $"'{name}' must be {expected}.");
}
