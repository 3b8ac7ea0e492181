using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Contracts;
using Insights.Typed.Language;

namespace Insights.Typed.Transport;

/// <summary>
/// Reads an envelope. A display-only field must not end a run: if its value does not fit its type, the
/// field is null, and the value is kept unchanged in <see cref="InsightsResource.AdditionalProperties"/>. A field that determines
/// the next step is read strictly.
/// </summary>
internal static class LenientEnvelope
{
    /// <summary>The strictly read fields, in addition to the required ones.</summary>
    private static readonly HashSet<string> StrictFields = new(
        [
            // Of the envelope: whether it contains items, whether more follow, and whether the user's role hides some.
            "value", "nextLink", "dataRedacted",

            // Of an execution: whether it has ended, and where its file is.
            "executionStatus", "reportAccessSecureLink",

            // Of a report: whether it is active, and which query it executes.
            "reportStatus", "queryId", "query",

            // Of a dataset: what a query can select, and how often a report can run.
            .. DatasetProperties.All.Where(property => property.IsStrict).Select(property => property.Name),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="JsonException">The body is not an envelope, or a strictly read field does not fit its type.</exception>
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
                if (field.Value.ValueKind == JsonValueKind.Array && string.Equals(JsonText.TryGetName(field), "value", StringComparison.OrdinalIgnoreCase))
                {
                    writer.WritePropertyName("value");
                    writer.WriteStartArray();
                    foreach (var item in field.Value.EnumerateArray())
                    {
                        mismatches.Add(WriteReadableFields(writer, item, itemType));
                    }

                    writer.WriteEndArray();
                }
                else if (CanRead(field, type))
                {
                    JsonText.Write(writer, field);
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

    /// <summary>Writes an item without the fields that do not fit their type, and returns those.</summary>
    private static Dictionary<string, JsonElement> WriteReadableFields(Utf8JsonWriter writer, JsonElement item, JsonTypeInfo type)
    {
        var mismatches = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (item.ValueKind != JsonValueKind.Object)
        {
            JsonText.Write(writer, item);
            return mismatches;
        }

        writer.WriteStartObject();
        foreach (var field in item.EnumerateObject())
        {
            if (CanRead(field, type))
            {
                JsonText.Write(writer, field);
            }
            else
            {
                mismatches[JsonText.GetName(field)] = field.Value.Clone();
            }
        }

        writer.WriteEndObject();
        return mismatches;
    }

    /// <summary>Returns a value indicating whether a field can be read, or must be.</summary>
    private static bool CanRead(JsonProperty field, JsonTypeInfo type)
    {
        if (JsonText.TryGetName(field) is not { } name)
        {
            return false;
        }

        var property = type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            // An unknown field is kept as it is, without a check of its value.
            return false;
        }

        // Properties that the serializer ignores, or that collect other fields, have no name in the JSON.
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
