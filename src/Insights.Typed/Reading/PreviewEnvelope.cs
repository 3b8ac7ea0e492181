using System.Text.Json;
using Insights.Typed.Contracts;

namespace Insights.Typed.Reading;

/// <summary>The envelope of the response to a test query. Its rows are not read yet: the properties after them say what their values mean.</summary>
internal readonly ref struct PreviewEnvelope
{
    private PreviewEnvelope(Utf8JsonReader rows, string? nextLink, bool isRedacted)
    {
        Rows = rows;
        NextLink = nextLink;
        IsRedacted = isRedacted;
    }

    /// <summary>Gets a reader at the start of the list of rows; at null if the response has none.</summary>
    public Utf8JsonReader Rows { get; }

    /// <summary>Gets the link to the next rows; null if none follow.</summary>
    public string? NextLink { get; }

    /// <summary>Gets a value indicating whether the user's role hides data from the rows.</summary>
    public bool IsRedacted { get; }

    /// <exception cref="JsonException">The response is not complete JSON, or has no list of rows.</exception>
    public static PreviewEnvelope Read(ReadOnlySpan<byte> response)
    {
        var json = new Utf8JsonReader(response);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("It is not an object.");
        }

        Utf8JsonReader rows = default;
        string? nextLink = null;
        var isRedacted = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.TryGet(ref json);
            json.Read();
            if (IsNamed(name, "value"))
            {
                rows = json.TokenType is JsonTokenType.StartArray or JsonTokenType.Null ? json : throw new JsonException("Its 'value' is not a list of rows.");
            }
            else if (IsNamed(name, "nextLink"))
            {
                nextLink = ReadLink(ref json);
            }
            else if (IsNamed(name, "dataRedacted"))
            {
                isRedacted |= ReadBoolean(ref json);
            }

            json.Skip();
        }

        // Only the end shows that the response is complete: a truncated response must not be accepted.
        json.Read();
        return rows.TokenType == JsonTokenType.None ? throw new JsonException("It has no 'value'.") : new(rows, nextLink, isRedacted);
    }

    private static string? ReadLink(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when JsonText.TryGet(ref json) is { } link => link,
        _ => throw new JsonException("The field nextLink is not a string."),
    };

    private static bool ReadBoolean(ref Utf8JsonReader json) =>
        LenientBooleanConverter.TryRead(ref json, out var value) ? value == true : throw new JsonException("The field dataRedacted is not a Boolean.");

    private static bool IsNamed(string? name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
}
