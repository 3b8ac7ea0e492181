using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Contracts;

namespace Insights.Typed.Transport;

/// <summary>
/// Reads an envelope. A field that is only shown to the user must not end a run: where its value does not fit its type, the
/// field stays empty, and the value is kept as it was sent in <see cref="InsightsResource.AdditionalProperties"/>. A field that decides what
/// happens next is read strictly.
/// </summary>
internal static class LenientEnvelope
{
    /// <summary>The fields that decide, next to those that are required.</summary>
    private static readonly HashSet<string> StrictFields = new(StringComparer.OrdinalIgnoreCase)
    {
        // Of the envelope: whether there are items, whether there are more, and whether the user's role hides some.
        "value", "nextLink", "dataRedacted",

        // Of an execution: whether it is over, and where its file is.
        "executionStatus", "reportAccessSecureLink",

        // Of a report: whether it runs, and of which query.
        "reportStatus", "queryId", "query",

        // Of a dataset: what may be selected, and how often.
        "selectableColumns", "availableMetrics", "availableDateRanges", "minimumRecurrenceInterval",
    };

    /// <exception cref="JsonException">The body is no envelope, or a field that decides does not fit its type.</exception>
    public static Envelope<T>? Read<T>(byte[]? body, JsonTypeInfo<Envelope<T>> type)
        where T : InsightsResource
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException) when (ResponseContent.IsJson(body, isComplete: true))
        {
            return ReadWithMismatches(body, type);
        }
    }

    private static Envelope<T>? ReadWithMismatches<T>(byte[]? body, JsonTypeInfo<Envelope<T>> type)
        where T : InsightsResource
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return JsonSerializer.Deserialize(body, type);
        }

        var itemType = type.Options.GetTypeInfo(typeof(T));
        var mismatches = new List<Dictionary<string, JsonElement>>();
        using var readable = new MemoryStream();
        using (var writer = new Utf8JsonWriter(readable))
        {
            writer.WriteStartObject();
            foreach (var field in document.RootElement.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Array && field.Name.Equals("value", StringComparison.OrdinalIgnoreCase))
                {
                    writer.WritePropertyName(field.Name);
                    writer.WriteStartArray();
                    foreach (var item in field.Value.EnumerateArray())
                    {
                        mismatches.Add(WriteReadableFields(writer, item, itemType));
                    }

                    writer.WriteEndArray();
                }
                else if (CanRead(field, type))
                {
                    field.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        var envelope = JsonSerializer.Deserialize(readable.GetBuffer().AsSpan(0, (int)readable.Length), type);
        foreach (var (item, itemMismatches) in (envelope?.Value ?? []).Zip(mismatches).Where(pair => pair.First is not null && pair.Second.Count > 0))
        {
            item.Unmapped ??= new(StringComparer.Ordinal);
            foreach (var (name, value) in itemMismatches)
            {
                item.Unmapped[name] = value;
            }
        }

        return envelope;
    }

    /// <summary>Writes an item without the fields that do not fit, and returns those.</summary>
    private static Dictionary<string, JsonElement> WriteReadableFields(Utf8JsonWriter writer, JsonElement item, JsonTypeInfo type)
    {
        var mismatches = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (item.ValueKind != JsonValueKind.Object)
        {
            item.WriteTo(writer);
            return mismatches;
        }

        writer.WriteStartObject();
        foreach (var field in item.EnumerateObject())
        {
            if (CanRead(field, type))
            {
                field.WriteTo(writer);
            }
            else
            {
                mismatches[field.Name] = field.Value.Clone();
            }
        }

        writer.WriteEndObject();
        return mismatches;
    }

    /// <summary>Whether a field can be read, or must be.</summary>
    private static bool CanRead(JsonProperty field, JsonTypeInfo type)
    {
        var property = type.Properties.FirstOrDefault(p => p.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase));
        // What the serializer ignores, or collects other fields in, has no name in the JSON.
        if (property is not { Set: not null, IsExtensionData: false } || property.IsRequired || StrictFields.Contains(property.Name))
        {
            return true;
        }

        if (field.Value.ValueKind == JsonValueKind.Null)
        {
            return property.IsSetNullable && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);
        }

        try
        {
            field.Value.Deserialize(type.Options.GetTypeInfo(property.PropertyType));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
