using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tool.Output;

/// <summary>How reports and executions are shown. The link to a file is a secret, and is not.</summary>
internal static class ReportView
{
    public static string[] Headings { get; } = ["Report", "Name", "Status", "Every", "Starts", "Query"];

    public static string[] ExecutionHeadings { get; } = ["Execution", "Status", "Written", "Format", "Link good until"];

    public static IReadOnlyList<Cell> Row(Report report) =>
        [report.ReportId, report.ReportName, report.ReportStatus.Name, Every(report), Time(report.StartTime), report.Query ?? report.QueryId];

    public static IReadOnlyList<Cell> Row(ReportExecution execution) =>
        [execution.ExecutionId, execution.ExecutionStatus.Name, Time(execution.ReportGeneratedTime), execution.Format.Name, Time(execution.ReportExpiryTime)];

    public static JsonObject Json(Report report) => new()
    {
        ["reportId"] = report.ReportId,
        ["reportName"] = report.ReportName,
        ["description"] = report.Description,
        ["status"] = report.ReportStatus.Name,
        ["queryId"] = report.QueryId,
        ["query"] = report.Query,
        ["user"] = report.User,
        ["createdTime"] = JsonTime(report.CreatedTime),
        ["modifiedTime"] = JsonTime(report.ModifiedTime),
        ["executeNow"] = report.ExecuteNow,
        ["startTime"] = JsonTime(report.StartTime),
        ["recurrenceInterval"] = report.RecurrenceInterval,
        ["recurrenceCount"] = report.RecurrenceCount,
        ["callbackMethod"] = report.CallbackMethod,
        ["callbackUrl"] = report.CallbackUrl,
        ["format"] = report.Format.Name,
    };

    public static JsonObject Json(ReportExecution execution) => new()
    {
        ["executionId"] = execution.ExecutionId,
        ["reportId"] = execution.ReportId,
        ["status"] = execution.ExecutionStatus.Name,
        ["generatedTime"] = JsonTime(execution.ReportGeneratedTime),
        ["expiryTime"] = JsonTime(execution.ReportExpiryTime),
        ["format"] = execution.Format.Name,
        ["dataRedacted"] = execution.IsDataRedacted,
    };

    private static string Every(Report report) => report switch
    {
        { ExecuteNow: true } => "once",
        { RecurrenceInterval: { } hours, RecurrenceCount: { } times } => string.Create(CultureInfo.InvariantCulture, $"{hours} h, {times} times"),
        { RecurrenceInterval: { } hours } => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
        _ => "",
    };

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string? JsonTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
