using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Contracts;

/// <summary>Writes a dataset in the format of the service, by the writer of schema files.</summary>
internal sealed class DatasetConverter : JsonConverter<ServiceDataset>
{
    public override ServiceDataset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("No request contains a dataset.");

    public override void Write(Utf8JsonWriter writer, ServiceDataset value, JsonSerializerOptions options) => DatasetWriter.Write(writer, value);
}
