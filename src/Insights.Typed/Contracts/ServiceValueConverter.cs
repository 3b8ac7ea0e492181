using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>Reads and writes an extensible name of the service unchanged, so that new values are preserved. Null is a value without a name.</summary>
internal abstract class ServiceValueConverter<T>(Func<string?, T> read, Func<T, string?> write) : JsonConverter<T>
    where T : struct
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

/// <summary>For <see cref="ExecutionStatus"/>.</summary>
internal sealed class ExecutionStatusConverter() : ServiceValueConverter<ExecutionStatus>(name => new(name), value => value.Name);

/// <summary>For <see cref="ReportStatus"/>.</summary>
internal sealed class ReportStatusConverter() : ServiceValueConverter<ReportStatus>(name => new(name), value => value.Name);

/// <summary>For <see cref="ReportFormat"/>.</summary>
internal sealed class ReportFormatConverter() : ServiceValueConverter<ReportFormat>(name => new(name), value => value.Name);
