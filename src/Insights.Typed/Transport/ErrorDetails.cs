using System.Text;
using System.Text.Json;
using Insights.Typed.Contracts;
using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>The reason why a request was refused, as the service, its gateway or a proxy states it.</summary>
/// <param name="Code">The error code; null if the response contains none.</param>
/// <param name="Message">The message, on one line and of limited length; null if the response contains none.</param>
internal sealed record ErrorDetails(string? Code, string? Message)
{
    private const int MaxCodeLength = 100;

    /// <summary>The maximum length of a message, in characters. Only a part of it is shown and logged.</summary>
    private const int MaxMessageLength = 2 * UntrustedText.MaxTextLength;

    /// <summary>The maximum depth of nested errors, as in OData.</summary>
    private const int MaxNestingDepth = 8;

    private static readonly ErrorDetails None = new(null, null);

    /// <summary>The names of properties with a message, the service's documented ones first.</summary>
    private static readonly string[] MessageNames = ["message", "description", "error_description", "detail", "errorMessage", "title", "reason"];

    private static readonly string[] CodeNames = ["code", "errorCode", "error_code"];

    /// <summary>Reads a body in any common format: the service's envelope, a code with a description, nested errors, problem details, plain text.</summary>
    /// <param name="body">The body; null if it was too long to read.</param>
    /// <param name="mediaType">The declared media type.</param>
    /// <param name="token">The token of the request, which the message must not repeat.</param>
    public static ErrorDetails Read(byte[]? body, string? mediaType, string? token)
    {
        if (body is null or [])
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, 0).Clean(token);
        }
        catch (JsonException)
        {
            // A proxy's page is described by its type. Plain text is a reason.
            return mediaType is "text/plain" && !ResponseContent.IsHtmlPage(body, mediaType) ? new ErrorDetails(null, Encoding.UTF8.GetString(body)).Clean(token) : None;
        }
    }

    /// <summary>Gets the message and the code for an exception's message; null if both are missing.</summary>
    public string? DisplayText => (Message, Code) switch
    {
        ({ } message, { } code) => $"\"{message}\" (code {code})",
        ({ } message, null) => $"\"{message}\"",
        (null, { } code) => $"the code {code}",
        (null, null) => null,
    };

    private static ErrorDetails Read(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element, depth),
        JsonValueKind.Array when element.GetArrayLength() > 0 && depth < MaxNestingDepth => Read(element[0], depth + 1),
        JsonValueKind.String => new ErrorDetails(null, JsonText.Get(element)),
        JsonValueKind.Array or JsonValueKind.Undefined or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => None,
        _ => throw new InvalidOperationException($"JSON has no {element.ValueKind}."),
    };

    private static ErrorDetails ReadObject(JsonElement element, int depth)
    {
        var code = CodeNames.Select(name => FindText(element, name)).FirstOrDefault(text => text is not null);
        var message = MessageNames.Select(name => FindText(element, name)).FirstOrDefault(text => text is not null);
        var details = ReadDetails(element);
        if (FindProperty(element, "error") is { } error && depth < MaxNestingDepth)
        {
            var nested = Read(error, depth + 1);

            // OAuth has the code in 'error' if a description is next to it.
            (code, message) = error.ValueKind == JsonValueKind.String && message is not null
                ? (code ?? nested.Message, message)
                : (nested.Code ?? code, nested.Message ?? message);
        }

        return new ErrorDetails(code, (message, details) switch
        {
            ({ } mainMessage, { } moreDetails) => $"{mainMessage} {moreDetails}",
            _ => message ?? details,
        });
    }

    /// <summary>Reads the messages in 'errors' (by field, as in problem details) and 'details'.</summary>
    private static string? ReadDetails(JsonElement element)
    {
        var messages = new List<string>();
        foreach (var list in new[] { FindProperty(element, "errors"), FindProperty(element, "details") }.OfType<JsonElement>())
        {
            if (list.ValueKind == JsonValueKind.Object)
            {
                messages.AddRange(list.EnumerateObject().Select(field => $"{JsonText.GetName(field)}: {string.Join(' ', ReadMessages(field.Value))}"));
            }
            else
            {
                messages.AddRange(ReadMessages(list));
            }
        }

        return messages.Count > 0 ? string.Join("; ", messages) : null;
    }

    private static IEnumerable<string> ReadMessages(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [JsonText.Get(element)],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ReadMessages),
        JsonValueKind.Object => MessageNames.Select(name => FindText(element, name)).OfType<string>().Take(1),
        _ => [],
    };

    private static JsonElement? FindProperty(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(JsonText.TryGetName(property), name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string? FindText(JsonElement element, string name) => FindProperty(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text when JsonText.Get(text) is var read && !string.IsNullOrWhiteSpace(read) => read,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private ErrorDetails Clean(string? token) => new(
        string.IsNullOrWhiteSpace(Code) ? null : UntrustedText.Sanitize(Code.Trim(), token, MaxCodeLength),
        string.IsNullOrWhiteSpace(Message) ? null : UntrustedText.Sanitize(Message.Trim(), token, MaxMessageLength));
}
