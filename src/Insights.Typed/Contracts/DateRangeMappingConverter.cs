using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Typed.Language;

namespace Insights.Typed.Contracts;

/// <summary>Reads the date ranges that each aggregation supports, which the service writes as one string. A name that is duplicated is an error: only one of the two could be kept.</summary>
internal sealed class DateRangeMappingConverter : JsonConverter<IReadOnlyDictionary<string, IReadOnlyList<string>>>
{
    public override bool HandleNull => true;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var mapping = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return mapping;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String || !mapping.TryAdd(name, DateRangeNames.Split(reader.GetString()!)))
            {
                throw new JsonException();
            }
        }

        return mapping;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, IReadOnlyList<string>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, ranges) in value)
        {
            writer.WriteString(name, DateRangeNames.Join(ranges));
        }

        writer.WriteEndObject();
    }
}
