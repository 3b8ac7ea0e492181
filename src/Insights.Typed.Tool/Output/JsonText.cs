using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tool.Output;

/// <summary>Writes JSON, with the same bytes on every machine.</summary>
internal static class JsonText
{
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a document without white space, for programs that read a line or pay for each character.</summary>
    public static string SerializeCompact(JsonNode document) => Serialize(document, Options with { Indented = false });

    public static string Serialize(JsonNode document) => Serialize(document, Options);

    private static string Serialize(JsonNode document, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static JsonArray CreateArray(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray CreateArray(IEnumerable<string?> items) => new([.. items.Select(item => (JsonNode?)item)]);
}
