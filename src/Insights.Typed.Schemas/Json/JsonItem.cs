using System.Text.Json;

namespace Insights.Typed.Schemas.Json;

/// <summary>A JSON value and its location, in bytes of the UTF-8 text.</summary>
internal sealed class JsonItem(JsonValueKind kind, int start)
{
    public JsonValueKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; set; }

    /// <summary>A string's text, or a number as written.</summary>
    public string Text { get; init; } = "";

    public List<JsonItem> Items { get; } = [];

    public List<JsonMember> Members { get; } = [];

    /// <summary>Gets the kind of the value, for a message.</summary>
    public string KindDescription => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}

/// <summary>A property of a JSON object: its name with its location, and its value.</summary>
internal sealed record JsonMember(JsonItem Name, JsonItem Value);
