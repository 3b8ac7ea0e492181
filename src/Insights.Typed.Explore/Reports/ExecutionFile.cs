using Insights.Typed.Explore.Results;
using Insights.Typed.Language;

namespace Insights.Typed.Explore.Reports;

/// <summary>The file of an execution, and whether its rows can be read.</summary>
internal static class ExecutionFile
{
    /// <summary>Gets whether the service has written the file. A status that is not known can still become a final one.</summary>
    public static Outcome GetOutcome(ReportExecution execution) =>
        execution.ExecutionStatus == ExecutionStatus.Completed ? Outcome.Good
        : execution.ExecutionStatus == ExecutionStatus.Failed ? Outcome.Bad
        : Outcome.Open;

    /// <summary>Describes why the rows cannot be read; null if they can, as far as the execution states. A link that has expired is no reason: the service returns a new one.</summary>
    public static string? FindProblem(ReportExecution execution) =>
        execution.ExecutionStatus == ExecutionStatus.Failed ? "The execution failed: the service has written no file."
        : execution.ExecutionStatus != ExecutionStatus.Completed ? $"The execution is '{UntrustedText.SanitizeName(execution.ExecutionStatus.Name) ?? "unknown"}': its file is not written yet."
        : string.IsNullOrEmpty(execution.ReportAccessSecureLink) ? "The file has expired: the service has no link to it any more. Run the query of the report again."
        : null;
}
