using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Insights.Typed.Contracts;

/// <summary>
/// Text of the service's JSON. Well-formed JSON can contain text that is not valid Unicode: half a surrogate pair as an escape sequence, or bytes that
/// are not UTF-8, for which the methods of <see cref="JsonElement"/> throw an <see cref="InvalidOperationException"/>.
/// </summary>
internal static class JsonText
{
    /// <summary>Returns a string, or the string as it is written in the JSON if it is not valid Unicode.</summary>
    /// <param name="element">A string.</param>
    public static string Get(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }
    }

    /// <summary>Returns the property's name, or the name as it is written in the JSON if it is not valid Unicode.</summary>
    public static string GetName(JsonProperty property) => TryGetName(property) ?? Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));

    /// <summary>Returns the property's name; null if it is not valid Unicode, so that it matches no known property.</summary>
    public static string? TryGetName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Returns a value indicating whether a name that <see cref="GetName"/> returned can be the property's name, and not the name as it is written in the JSON.</summary>
    public static bool IsName(string name) => !name.Contains(@"\u", StringComparison.Ordinal) && !name.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>Returns a value indicating whether each text in the element is valid Unicode, so that it can be written unchanged.</summary>
    public static bool IsValid(JsonElement element)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && TryGet(ref reader) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="JsonException">A text in the property is not valid Unicode.</exception>
    public static void Write(Utf8JsonWriter writer, JsonProperty property)
    {
        try
        {
            property.WriteTo(writer);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException($"The field {GetName(property)} is not valid Unicode.", exception);
        }
    }

    /// <exception cref="JsonException">A text in the element is not valid Unicode.</exception>
    public static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        try
        {
            element.WriteTo(writer);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is not valid Unicode.", exception);
        }
    }

    /// <summary>Returns the string or the property's name at the reader's position; null if it is not valid Unicode.</summary>
    public static string? TryGet(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
