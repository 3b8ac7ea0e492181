using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>Reads <c>"all"</c>, or a list whose items are names or objects.</summary>
internal sealed class DatasetListConverter : JsonConverter<DatasetList>
{
    public const string All = "all";

    public override DatasetList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() == All ? new DatasetList([], IsAll: true) : throw new JsonException($"'{reader.GetString()}' is not \"{All}\" or a list of datasets.");
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"Expected \"{All}\" or a list of datasets.");
        }

        var entries = new List<DatasetEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            entries.Add(reader.TokenType == JsonTokenType.String
                ? new DatasetEntry { Dataset = reader.GetString()! }
                : JsonSerializer.Deserialize(ref reader, ExportJson.Default.DatasetEntry) ?? throw new JsonException("A dataset cannot be null."));
        }

        return new DatasetList(entries, IsAll: false);
    }

    public override void Write(Utf8JsonWriter writer, DatasetList value, JsonSerializerOptions options)
    {
        if (value.IsAll)
        {
            writer.WriteStringValue(All);
            return;
        }

        writer.WriteStartArray();
        foreach (var entry in value.Entries)
        {
            JsonSerializer.Serialize(writer, entry, ExportJson.Default.DatasetEntry);
        }

        writer.WriteEndArray();
    }
}
