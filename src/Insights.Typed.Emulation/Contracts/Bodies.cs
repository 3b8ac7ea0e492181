using System.Text.Json.Serialization;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation.Contracts;

/// <summary>A saved query in a response.</summary>
internal sealed record QueryBody(
    string QueryId, string Name, string? Description, string Query, string Type, string? User, string CreatedTime)
{
    public static QueryBody From(StoredQuery query) => new(
        query.Id,
        query.Name,
        query.Description,
        query.Text,
        query.IsSystem ? "system" : "userDefined",
        query.IsSystem ? null : LocalUser.Name,
        ServiceTime.ToText(query.CreatedTime));
}

/// <summary>A report in a response.</summary>
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
    string Format)
{
    public static ReportBody From(ReportState state)
    {
        var report = state.Report;
        return new ReportBody(
            report.Id,
            report.Name,
            report.Description,
            report.Query.Id,
            report.Query.Text,
            LocalUser.Name,
            ServiceTime.ToText(report.CreatedTime),
            report.ModifiedTime is { } modified ? ServiceTime.ToText(modified) : null,
            report.ExecuteNow,
            ServiceTime.ToText(report.StartTime),
            state.Status.ToString(),
            report.RecurrenceInterval,
            report.RecurrenceCount,
            report.CallbackUrl,
            report.CallbackMethod,
            report.Format.Name);
    }
}

/// <summary>An execution in a response.</summary>
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

/// <summary>The body of a request that creates a query.</summary>
internal sealed record CreateQueryBody(string? Name, string? Description, string? Query);

/// <summary>The body of a request that creates or updates a report.</summary>
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
