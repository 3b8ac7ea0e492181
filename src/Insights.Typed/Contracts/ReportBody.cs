using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>The body of "create report" and "update report". Null values are omitted.</summary>
internal sealed record ReportBody
{
    [JsonPropertyName("ReportName")]
    public string? ReportName { get; init; }

    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    [JsonPropertyName("QueryId")]
    public string? QueryId { get; init; }

    [JsonPropertyName("StartTime")]
    public string? StartTime { get; init; }

    [JsonPropertyName("ExecuteNow")]
    public bool? ExecuteNow { get; init; }

    [JsonPropertyName("QueryStartTime")]
    public string? QueryStartTime { get; init; }

    [JsonPropertyName("QueryEndTime")]
    public string? QueryEndTime { get; init; }

    [JsonPropertyName("RecurrenceInterval")]
    public int? RecurrenceInterval { get; init; }

    [JsonPropertyName("RecurrenceCount")]
    public int? RecurrenceCount { get; init; }

    [JsonPropertyName("Format")]
    public string? Format { get; init; }

    [JsonPropertyName("CallbackUrl")]
    public string? CallbackUrl { get; init; }

    [JsonPropertyName("CallbackMethod")]
    public string? CallbackMethod { get; init; }

    /// <summary>Gets or sets the fields of the report that the client does not know, returned to the service unchanged.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
