using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Typed.Language;

namespace Insights.Typed.Contracts;

// An exception without a message gets one from the serializer, with the path of the value.

/// <summary>Reads a string, also if the service sends a number or a Boolean instead, for example for an id.</summary>
internal sealed class LenientTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetRawText(),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Reads an integer, also if it is written as 48.0 or as a string. An empty string is null.</summary>
internal sealed class LenientIntegerConverter : JsonConverter<int?>
{
    public override bool HandleNull => true;

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null || reader.IsEmptyString())
        {
            return null;
        }

        var text = reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetRawText(),
            JsonTokenType.String => JsonText.TryGet(ref reader),
            _ => null,
        };
        return WholeNumber.TryParse(text, out var number) ? number : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Reads a Boolean, also if it is written as a string or as 0 or 1. An empty string is null.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var value) ? value : throw new JsonException();

    /// <summary>Reads the value at the reader's position; returns false if it is not a Boolean.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out bool? value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.Null || reader.IsEmptyString())
        {
            return true;
        }

        var text = reader.TokenType switch
        {
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Number => reader.GetRawText(),
            JsonTokenType.String => JsonText.TryGet(ref reader),
            _ => null,
        };
        value = text switch
        {
            "1" => true,
            "0" => false,
            _ => bool.TryParse(text, out var boolean) ? boolean : null,
        };
        return value is not null;
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } boolean)
        {
            writer.WriteBooleanValue(boolean);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Helper methods of the converters.</summary>
internal static class Utf8JsonReaderExtensions
{
    public static bool IsEmptyString(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && JsonText.TryGet(ref reader) is { } text && string.IsNullOrWhiteSpace(text);

    /// <summary>Returns a number as it is written.</summary>
    public static string GetRawText(this ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
}
