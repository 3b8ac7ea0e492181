using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>How the file of an export is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ExportConfiguration))]
[JsonSerializable(typeof(DatasetEntry))]
[JsonSerializable(typeof(AccountEntry))]
internal sealed partial class ExportJson : JsonSerializerContext;
