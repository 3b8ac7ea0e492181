using System.Text;
using System.Text.Json;

namespace Insights.Typed.Schemas.Json;

/// <summary>Parses JSON text into items with their location, which <c>JsonDocument</c> does not have.</summary>
internal static class JsonTree
{
    public static JsonItem? Parse(string text, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.AddAt(SchemaMessages.EmptyFile, 0);
            return null;
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader);
            while (reader.Read())
            {
                // Only to report text that follows the first value.
            }

            return root;
        }
        catch (JsonException exception)
        {
            var characterIndex = GetCharacterIndex(text, exception);
            problems.AddAt(SchemaMessages.InvalidJson, characterIndex, GetSyntaxHint(text, characterIndex) ?? RemovePosition(exception.Message));
            return null;
        }
        catch (InvalidOperationException exception)
        {
            // Half a surrogate pair as an escape sequence: well-formed JSON, but not valid text.
            var characterIndex = Encoding.UTF8.GetCharCount(utf8, 0, (int)reader.TokenStartIndex);
            problems.AddAt(SchemaMessages.InvalidJson, characterIndex, exception.Message);
            return null;
        }
    }

    private static JsonItem ReadValue(ref Utf8JsonReader reader)
    {
        var start = checked((int)reader.TokenStartIndex);
        JsonItem item;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                item = new JsonItem(JsonValueKind.Object, start);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = new JsonItem(JsonValueKind.String, (int)reader.TokenStartIndex)
                    {
                        Text = reader.GetString() ?? "",
                        // The reader has already read the colon after the name.
                        End = (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2,
                    };
                    reader.Read();
                    item.Members.Add(new JsonMember(name, ReadValue(ref reader)));
                }

                break;

            case JsonTokenType.StartArray:
                item = new JsonItem(JsonValueKind.Array, start);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    item.Items.Add(ReadValue(ref reader));
                }

                break;

            case JsonTokenType.String:
                item = new JsonItem(JsonValueKind.String, start) { Text = reader.GetString() ?? "" };
                break;

            case JsonTokenType.Number:
                item = new JsonItem(JsonValueKind.Number, start) { Text = Encoding.UTF8.GetString(reader.ValueSpan.ToArray()) };
                break;

            default:
                item = new JsonItem(
                    reader.TokenType switch { JsonTokenType.True => JsonValueKind.True, JsonTokenType.False => JsonValueKind.False, _ => JsonValueKind.Null },
                    start);
                break;
        }

        item.End = (int)reader.BytesConsumed;
        return item;
    }

    private static int GetCharacterIndex(string text, JsonException exception)
    {
        var lineStart = 0;
        for (var line = exception.LineNumber ?? 0; line > 0 && lineStart >= 0; line--)
        {
            lineStart = text.IndexOf('\n', lineStart) + 1;
        }

        var rest = Encoding.UTF8.GetBytes(text.Substring(lineStart));
        var byteCount = (int)Math.Min(exception.BytePositionInLine ?? 0, rest.Length);
        return lineStart + Encoding.UTF8.GetCharCount(rest, 0, byteCount);
    }

    /// <summary>Gets the message for syntax that JSON does not have and many editors accept: the parser's message recommends changing its options. Null for any other syntax.</summary>
    private static string? GetSyntaxHint(string text, int characterIndex)
    {
        if (characterIndex >= text.Length)
        {
            return null;
        }

        return text[characterIndex] switch
        {
            '}' or ']' when text.Substring(0, characterIndex).TrimEnd().EndsWith(",", StringComparison.Ordinal) => $"the ',' before this '{text[characterIndex]}' is not allowed after the last entry. Remove it.",
            '/' => "comments are not allowed. Remove it.",
            _ => null,
        };
    }

    private static string RemovePosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message.Substring(0, position);
    }
}
