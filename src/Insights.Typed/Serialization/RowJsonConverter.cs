using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Serialization;

/// <summary>
/// Writes a generated row that can have metrics as JSON, and reads it back. Metrics that the query did not select are omitted,
/// because their properties throw. <see cref="JsonSerializer"/> finds the converter through the row's attribute.
/// </summary>
/// <remarks>
/// The converter applies the options for names, for null and default values, for numbers and for the converters of values. Properties
/// that a program adds to the partial row are not written.
/// </remarks>
/// <typeparam name="TRow">The row.</typeparam>
public sealed class RowJsonConverter<TRow> : JsonConverter<TRow>
    where TRow : class, IJsonRow<TRow>
{
    private PropertyNames? cachedNames;

    /// <inheritdoc />
    public override TRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A row is a JSON object, not {reader.TokenType}.");
        }

        var names = GetNames(options);
        var row = TRow.Create();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (names.Ordinals.TryGetValue(name, out var property))
            {
                TRow.Read(row, property, ref reader, options);
            }
            else if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
            {
                throw new JsonException($"{typeof(TRow).Name} has no property '{(name.Length <= 100 ? name : name[..100] + "…")}'.");
            }
            else
            {
                reader.Skip();
            }
        }

        return row;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TRow value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        writer.WriteStartObject();
        value.Write(new RowJsonWriter(writer, GetNames(options).Names, options));
        writer.WriteEndObject();
    }

    /// <summary>The names under the options of the last call, which are usually the same.</summary>
    private PropertyNames GetNames(JsonSerializerOptions options)
    {
        var cached = cachedNames;
        return cached is not null && cached.Policy == options.PropertyNamingPolicy && cached.IsCaseInsensitive == options.PropertyNameCaseInsensitive
            ? cached
            : cachedNames = new PropertyNames(options.PropertyNamingPolicy, options.PropertyNameCaseInsensitive);
    }

    private sealed class PropertyNames
    {
        public PropertyNames(JsonNamingPolicy? policy, bool isCaseInsensitive)
        {
            Policy = policy;
            IsCaseInsensitive = isCaseInsensitive;
            Names = [.. TRow.PropertyNames.Select(name => policy?.ConvertName(name) ?? name)];
            Ordinals = new Dictionary<string, int>(isCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            for (var i = 0; i < Names.Count; i++)
            {
                Ordinals.TryAdd(Names[i], i);
            }
        }

        public JsonNamingPolicy? Policy { get; }

        public bool IsCaseInsensitive { get; }

        public IReadOnlyList<string> Names { get; }

        public Dictionary<string, int> Ordinals { get; }
    }
}
