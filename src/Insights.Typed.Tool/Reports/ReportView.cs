using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Reports;

/// <summary>Shows reports and executions. The link to a file is a secret, and is not shown.</summary>
internal static class ReportView
{
    /// <summary>The maximum length of a query in a table: its columns and its dataset are often visible.</summary>
    private const int MaxShownQueryLength = 60;

    public static string[] Headings { get; } = ["Report", "Name", "Status", "Every", "Starts", "Query"];

    public static string[] ExecutionHeadings { get; } = ["Execution", "Status", "Written", "Format", "Link expires"];

    public static IReadOnlyList<Cell> CreateRow(InsightsReport report) =>
        [Cell.OneLine(report.ReportId), report.ReportName, report.ReportStatus.Name, FormatRecurrence(report), FormatTime(report.StartTime), Shorten(report.Query ?? report.QueryId ?? "")];

    public static IReadOnlyList<Cell> CreateRow(ReportExecution execution) =>
        [Cell.OneLine(execution.ExecutionId), execution.ExecutionStatus.Name, FormatTime(execution.ReportGeneratedTime), execution.Format.Name, FormatTime(execution.ReportExpiryTime)];

    public static JsonObject ToJson(InsightsReport report) => new()
    {
        ["reportId"] = report.ReportId,
        ["reportName"] = report.ReportName,
        ["description"] = report.Description,
        ["status"] = report.ReportStatus.Name,
        ["queryId"] = report.QueryId,
        ["query"] = report.Query,
        ["user"] = report.User,
        ["createdTime"] = FormatJsonTime(report.CreatedTime),
        ["modifiedTime"] = FormatJsonTime(report.ModifiedTime),
        ["executeNow"] = report.ExecuteNow,
        ["startTime"] = FormatJsonTime(report.StartTime),
        ["recurrenceInterval"] = report.RecurrenceInterval,
        ["recurrenceCount"] = report.RecurrenceCount,
        ["callbackMethod"] = report.CallbackMethod,
        ["callbackUrl"] = report.CallbackUrl,
        ["format"] = report.Format.Name,
    };

    /// <summary>Gets a report for other programs. The address of its callback can contain a key, so it stays here.</summary>
    public static JsonObject ToJsonWithoutCallback(InsightsReport report)
    {
        var json = ToJson(report);
        json.Remove("callbackUrl");
        return json;
    }

    public static JsonObject ToJson(ReportExecution execution) => new()
    {
        ["executionId"] = execution.ExecutionId,
        ["reportId"] = execution.ReportId,
        ["status"] = execution.ExecutionStatus.Name,
        ["generatedTime"] = FormatJsonTime(execution.ReportGeneratedTime),
        ["expiryTime"] = FormatJsonTime(execution.ReportExpiryTime),
        ["format"] = execution.Format.Name,
        ["dataRedacted"] = execution.IsDataRedacted,
    };

    private static string Shorten(string query) => query.Length <= MaxShownQueryLength
        ? query
        : query[..(char.IsHighSurrogate(query[MaxShownQueryLength - 2]) ? MaxShownQueryLength - 2 : MaxShownQueryLength - 1)] + "…";

    private static string FormatRecurrence(InsightsReport report) => report switch
    {
        { ExecuteNow: true } => "once",
        { RecurrenceInterval: { } hours, RecurrenceCount: { } times } => string.Create(CultureInfo.InvariantCulture, $"{hours} h, {EnglishText.Count(times, "time")}"),
        { RecurrenceInterval: { } hours } => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
        _ => "",
    };

    private static string FormatTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string? FormatJsonTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
