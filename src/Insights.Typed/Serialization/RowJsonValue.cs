using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Insights.Typed.Serialization;

/// <summary>
/// Writes and reads the values of rows with the converters and the number handling of the options. A
/// source-generated context does not need the types of the values. Supports generated code; not intended for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowJsonValue
{
    /// <summary>Reads a value; null for a missing string.</summary>
    public static T? Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.TryGetTypeInfo(typeof(T), out var info) ? JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)info)
            : reader.TokenType == JsonTokenType.Null && default(T) is null ? default
            : BuiltIn<T>.Converter.Read(ref reader, typeof(T), options);
    }

    /// <summary>Reads a value that may be missing.</summary>
    public static T? ReadNullable<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        where T : struct => reader.TokenType == JsonTokenType.Null ? null : Read<T>(ref reader, options);

    internal static void Write<T>(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (options.TryGetTypeInfo(typeof(T), out var info))
        {
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)info);
        }
        else if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            BuiltIn<T>.Converter.Write(writer, value, options);
        }
    }

    private static class BuiltIn<T>
    {
        public static readonly JsonConverter<T> Converter = (JsonConverter<T>)GetConverter();

        private static JsonConverter GetConverter() =>
            typeof(T) == typeof(string) ? JsonMetadataServices.StringConverter
            : typeof(T) == typeof(long) ? JsonMetadataServices.Int64Converter
            : typeof(T) == typeof(decimal) ? JsonMetadataServices.DecimalConverter
            : typeof(T) == typeof(DateOnly) ? JsonMetadataServices.DateOnlyConverter
            : typeof(T) == typeof(DateTime) ? JsonMetadataServices.DateTimeConverter
            : typeof(T) == typeof(Guid) ? JsonMetadataServices.GuidConverter
            : typeof(T) == typeof(bool) ? JsonMetadataServices.BooleanConverter
            : throw new NotSupportedException($"Values of type {typeof(T)} are not supported.");
    }
}
