using Insights.Typed.Language;

namespace Insights.Typed.Explore.Reports;

/// <summary>Whether the rows of an execution can be read.</summary>
internal static class ExecutionFile
{
    /// <summary>Describes why the rows cannot be read; null if they can, as far as the execution states. A link that has expired is no reason: the service returns a new one.</summary>
    public static string? FindProblem(ReportExecution execution) =>
        execution.ExecutionStatus == ExecutionStatus.Failed ? "The execution failed: the service has written no file."
        : execution.ExecutionStatus != ExecutionStatus.Completed ? $"The execution is '{UntrustedText.SanitizeName(execution.ExecutionStatus.Name) ?? "unknown"}': its file is not written yet."
        : string.IsNullOrEmpty(execution.ReportAccessSecureLink) ? "The file has expired: the service has no link to it any more. Run the query of the report again."
        : null;
}
