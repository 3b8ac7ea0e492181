using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Serialization;

/// <summary>
/// Writes a generated row that can have metrics as JSON, and reads it back. Metrics that the query did not select are left
/// out, where their properties throw. <see cref="JsonSerializer"/> finds it by itself, by the row's attribute.
/// </summary>
/// <remarks>
/// It follows the options for names, for null and default values, for numbers and for the converters of values. Properties
/// that a program adds to the partial row are not written.
/// </remarks>
/// <typeparam name="TRow">The row.</typeparam>
public sealed class RowJsonConverter<TRow> : JsonConverter<TRow>
    where TRow : class, IJsonRow<TRow>
{
    private PropertyNames? last;

    /// <inheritdoc />
    public override TRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A row is a JSON object, not {reader.TokenType}.");
        }

        var names = NamesFor(options);
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
        value.Write(new RowJsonWriter(writer, NamesFor(options).Names, options));
        writer.WriteEndObject();
    }

    /// <summary>The names under the options: those of the last call, which mostly had the same.</summary>
    private PropertyNames NamesFor(JsonSerializerOptions options)
    {
        var known = last;
        return known is not null && known.Policy == options.PropertyNamingPolicy && known.IgnoresCase == options.PropertyNameCaseInsensitive
            ? known
            : last = new PropertyNames(options.PropertyNamingPolicy, options.PropertyNameCaseInsensitive);
    }

    private sealed class PropertyNames
    {
        public PropertyNames(JsonNamingPolicy? policy, bool ignoresCase)
        {
            Policy = policy;
            IgnoresCase = ignoresCase;
            Names = [.. TRow.PropertyNames.Select(name => policy?.ConvertName(name) ?? name)];
            Ordinals = new Dictionary<string, int>(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            for (var i = 0; i < Names.Count; i++)
            {
                Ordinals.TryAdd(Names[i], i);
            }
        }

        public JsonNamingPolicy? Policy { get; }

        public bool IgnoresCase { get; }

        public IReadOnlyList<string> Names { get; }

        public Dictionary<string, int> Ordinals { get; }
    }
}
