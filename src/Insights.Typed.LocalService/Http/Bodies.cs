using System.Text.Json.Serialization;

namespace Insights.Typed.LocalService.Http;

/// <summary>A dataset, as the service lists it.</summary>
internal sealed record DatasetBody(
    string DatasetName,
    IReadOnlyList<string> SelectableColumns,
    IReadOnlyList<string> AvailableMetrics,
    IReadOnlyList<string> AvailableDateRanges,
    int? MinimumRecurrenceInterval);

/// <summary>A saved query, as the service answers with it.</summary>
internal sealed record QueryBody(
    string QueryId, string Name, string? Description, string Query, string Type, string? User, string CreatedTime);

/// <summary>A report, as the service answers with it.</summary>
internal sealed record ReportBody(
    string ReportId,
    string ReportName,
    string? Description,
    string QueryId,
    string Query,
    string User,
    string CreatedTime,
    string? ModifiedTime,
    bool ExecuteNow,
    string StartTime,
    string ReportStatus,
    int? RecurrenceInterval,
    int? RecurrenceCount,
    string? CallbackUrl,
    [property: JsonPropertyName("CallbackMethod")] string? CallbackMethod,
    string Format);

/// <summary>An execution, as the service answers with it.</summary>
internal sealed record ExecutionBody(
    string ExecutionId,
    string ReportId,
    int? RecurrenceInterval,
    int? RecurrenceCount,
    string? CallbackUrl,
    [property: JsonPropertyName("CallbackMethod")] string? CallbackMethod,
    string Format,
    string ExecutionStatus,
    string? ReportLocation,
    string? ReportAccessSecureLink,
    string? ReportExpiryTime,
    string? ReportGeneratedTime);

/// <summary>What a user sends to save a query.</summary>
internal sealed record CreateQueryBody(string? Name, string? Description, string? Query);

/// <summary>What a user sends to make a report.</summary>
internal sealed record CreateReportBody(
    string? ReportName,
    string? Description,
    string? QueryId,
    string? StartTime,
    bool? ExecuteNow,
    string? QueryStartTime,
    string? QueryEndTime,
    int? RecurrenceInterval,
    int? RecurrenceCount,
    string? Format,
    string? CallbackUrl,
    string? CallbackMethod);
