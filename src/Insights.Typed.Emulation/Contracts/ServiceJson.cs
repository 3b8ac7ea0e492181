using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation.Contracts;

/// <summary>The JSON of the bodies: names are written in camel case and read without regard to case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, Converters = [typeof(DatasetConverter)])]
[JsonSerializable(typeof(Envelope<ServiceDataset>))]
[JsonSerializable(typeof(Envelope<QueryBody>))]
[JsonSerializable(typeof(Envelope<ReportBody>))]
[JsonSerializable(typeof(Envelope<ExecutionBody>))]
[JsonSerializable(typeof(Envelope<JsonObject>))]
[JsonSerializable(typeof(CreateQueryBody))]
[JsonSerializable(typeof(CreateReportBody))]
internal sealed partial class ServiceJson : JsonSerializerContext;
