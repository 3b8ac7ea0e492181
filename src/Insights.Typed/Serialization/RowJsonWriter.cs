using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Serialization;

/// <summary>Writes the properties of one row. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowJsonWriter
{
    private readonly Utf8JsonWriter writer;
    private readonly IReadOnlyList<string> names;
    private readonly JsonSerializerOptions options;

    internal RowJsonWriter(Utf8JsonWriter writer, IReadOnlyList<string> names, JsonSerializerOptions options)
    {
        this.writer = writer;
        this.names = names;
        this.options = options;
    }

    /// <summary>Writes a property, unless the options omit its value.</summary>
    public void Write<T>(int property, T value)
    {
        if (!IsIgnored(value))
        {
            writer.WritePropertyName(names[property]);
            RowJsonValue.Write(writer, value, options);
        }
    }

    /// <summary>Writes a property that can be null, unless the options omit it.</summary>
    public void WriteNullable<T>(int property, T? value)
        where T : struct
    {
        if (value is { } present)
        {
            // Only null is the default of a nullable value.
            writer.WritePropertyName(names[property]);
            RowJsonValue.Write(writer, present, options);
        }
        else if (!IsIgnored(value))
        {
            writer.WriteNull(names[property]);
        }
    }

    private bool IsIgnored<T>(T value) => options.DefaultIgnoreCondition switch
    {
        JsonIgnoreCondition.WhenWritingNull => value is null,
        JsonIgnoreCondition.WhenWritingDefault => EqualityComparer<T?>.Default.Equals(value, default),
        _ => false,
    };
}
