using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>Reads and writes the service's JSON. Reading ignores letter case, which differs between its endpoints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(ServiceTimeConverter), typeof(LenientTextConverter), typeof(LenientIntegerConverter), typeof(LenientBooleanConverter), typeof(NameListConverter), typeof(DateRangeMappingConverter)])]
[JsonSerializable(typeof(Envelope<DatasetDescription>))]
[JsonSerializable(typeof(Envelope<SavedQuery>))]
[JsonSerializable(typeof(Envelope<InsightsReport>))]
[JsonSerializable(typeof(Envelope<ReportExecution>))]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(NewQuery))]
[JsonSerializable(typeof(ReportBody))]
internal sealed partial class InsightsJson : JsonSerializerContext;
