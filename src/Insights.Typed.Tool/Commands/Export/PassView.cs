using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Shows what a pass did.</summary>
internal static class PassView
{
    public static void Show(AccountOutput output, PassResult result)
    {
        ShowProblems(output, result);
        var executions = result.Entries.SelectMany(entry => entry.Exported).ToList();
        var due = result.Entries.Min(entry => entry.NextDue);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(result.IsSuccessful ? "" : $"{result.FailedCount} of {result.Count} {(result.Count == 1 ? "entry" : "entries")} failed. ")}{executions.Count} execution{(executions.Count == 1 ? "" : "s")} with {executions.Sum(execution => execution.Rows):N0} rows exported{(due is { } time ? $"; the next one is due at {time.UtcDateTime:yyyy-MM-dd HH:mm}Z" : "")}."));
    }

    public static void ShowProblems(AccountOutput output, PassResult result)
    {
        foreach (var name in result.Removed)
        {
            output.WriteWarning($"{name} is in the target, but no longer an entry of the export. Its rows are kept.");
        }

        foreach (var report in result.Unowned)
        {
            output.WriteWarning($"The report {report.ReportId} ('{report.ReportName}') belongs to no entry, and still runs. If its executions are not wanted, delete it: insights report delete {report.ReportId}");
        }

        foreach (var problem in result.Problems)
        {
            output.WriteFailure($"{problem.Name}: {problem.Message}");
        }

        foreach (var entry in result.Entries)
        {
            foreach (var warning in entry.Warnings)
            {
                output.WriteWarning($"{entry.Entry.Name}: {warning}");
            }

            foreach (var error in entry.Errors)
            {
                output.WriteFailure($"{entry.Entry.Name}: {error}");
            }
        }
    }

    public static JsonObject ToJson(PassResult result) => new()
    {
        ["isSuccessful"] = result.IsSuccessful,
        ["entries"] = JsonText.CreateArray(result.Entries.Select(ToJson)),
        ["problems"] = JsonText.CreateArray(result.Problems.Select(problem => (JsonNode)new JsonObject { ["name"] = problem.Name, ["message"] = problem.Message })),
        ["reportsWithoutEntry"] = JsonText.CreateArray(result.Unowned.Select(report => report.ReportId)),
        ["removed"] = JsonText.CreateArray(result.Removed),
    };

    public static JsonNode ToJson(ExportedExecution execution) => new JsonObject
    {
        ["executionId"] = execution.ExecutionId,
        ["reportId"] = execution.ReportId,
        ["generatedTime"] = FormatTime(execution.GeneratedTime),
        ["exportedTime"] = FormatTime(execution.ExportedTime),
        ["rows"] = execution.Rows,
        ["rejectedRows"] = execution.RejectedRows,
        ["bytes"] = execution.Bytes,
        ["dataRedacted"] = execution.IsDataRedacted,
    };

    public static string? FormatTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonNode ToJson(EntryResult entry) => new JsonObject
    {
        ["name"] = entry.Entry.Name,
        ["query"] = entry.Entry.QueryText,
        ["exported"] = JsonText.CreateArray(entry.Exported.Select(ToJson)),
        ["notes"] = JsonText.CreateArray(entry.Notes),
        ["warnings"] = JsonText.CreateArray(entry.Warnings),
        ["errors"] = JsonText.CreateArray(entry.Errors),
        ["nextDue"] = FormatTime(entry.NextDue),
    };
}
