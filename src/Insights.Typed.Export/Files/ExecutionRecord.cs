using System.Text.Json.Serialization;

namespace Insights.Typed.Export.Files;

/// <summary>The content of the file that records an exported execution.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="File">The path of its rows, relative to the entry's folder.</param>
/// <param name="Columns">The columns of the file.</param>
internal sealed record ExecutionRecord(ExportedExecution Execution, string File, IReadOnlyList<RecordedColumn> Columns);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ExecutionRecord))]
internal sealed partial class ExecutionRecordJson : JsonSerializerContext;
