using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.Emulation.Reports;
using Insights.Typed.Language;

namespace Insights.Typed.Emulation.Contracts;

/// <summary>A saved query in a response.</summary>
internal sealed record QueryBody(
    string QueryId,
    string Name,
    string? Description,
    string Query,
    [property: Description("userDefined, or system for a query that the service keeps.")] string Type,
    string? User,
    string CreatedTime)
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
    [property: Description("Active, Paused or Inactive.")] string ReportStatus,
    [property: Description("The hours between two executions.")] int? RecurrenceInterval,
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
    [property: Description("The link to the file, which is complete: fetch it without a token.")] string? ReportAccessSecureLink,
    [property: Description("When the link becomes invalid.")] string? ReportExpiryTime,
    string? ReportGeneratedTime);

/// <summary>The body of a request that creates a query. The names are those of the published article; they are read in any letter case.</summary>
internal sealed record CreateQueryBody(
    [property: JsonPropertyName("Name"), Required, Description("Letters, digits and spaces.")] string? Name = null,
    [property: JsonPropertyName("Description")] string? Description = null,
    [property: JsonPropertyName("Query"), Required, Description("The text of the query.")] string? Query = null);

/// <summary>The body of a request that creates or updates a report. The names are those of the published article; they are read in any letter case.</summary>
internal sealed record CreateReportBody(
    [property: JsonPropertyName("ReportName"), Required] string? ReportName = null,
    [property: JsonPropertyName("Description")] string? Description = null,
    [property: JsonPropertyName("QueryId"), Description("Required to create a report. The id of a query that was created, or of a system query.")] string? QueryId = null,
    [property: JsonPropertyName("StartTime"), Description($"The first execution: at least {ServiceProgram.MinimumStartNoticeText} from now, in UTC. Required unless ExecuteNow is true.")] string? StartTime = null,
    [property: JsonPropertyName("ExecuteNow"), Description("Whether the report is executed once, immediately. StartTime and the recurrence are ignored then.")] bool? ExecuteNow = null,
    [property: JsonPropertyName("QueryStartTime"), Description("The start of the data, which overrides TIMESPAN. Only with ExecuteNow.")] string? QueryStartTime = null,
    [property: JsonPropertyName("QueryEndTime"), Description("The end of the data, which overrides TIMESPAN. Only with ExecuteNow.")] string? QueryEndTime = null,
    [property: JsonPropertyName("RecurrenceInterval"), Description("The hours between two executions, at least the minimum of the dataset.")] int? RecurrenceInterval = null,
    [property: JsonPropertyName("RecurrenceCount"), Description("The number of executions.")] int? RecurrenceCount = null,
    [property: JsonPropertyName("Format"), Description("CSV, the default, or TSV.")] string? Format = null,
    [property: JsonPropertyName("CallbackUrl"), Description("An address that the service calls when an execution is completed.")] string? CallbackUrl = null,
    [property: JsonPropertyName("CallbackMethod"), Description("POST, the default, or GET.")] string? CallbackMethod = null);
