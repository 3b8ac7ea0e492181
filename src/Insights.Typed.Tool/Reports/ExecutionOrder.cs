namespace Insights.Typed.Tool.Reports;

/// <summary>The order in which executions are shown. The service documents none.</summary>
internal static class ExecutionOrder
{
    /// <summary>A status that the service does not document.</summary>
    public static readonly ExecutionStatus Failed = new("Failed");

    /// <summary>
    /// Orders executions by the time of their files, the newest first. Those whose file is still to be written are first. A failed one
    /// has no time, so it is last: it must not look like the newest.
    /// </summary>
    public static IReadOnlyList<ReportExecution> NewestFirst(IEnumerable<ReportExecution> executions) => [.. executions.OrderByDescending(GetTime)];

    /// <summary>Determines whether the status is final. Any other can become Completed, such as Paused.</summary>
    public static bool IsEnded(ReportExecution execution) => execution.ExecutionStatus == ExecutionStatus.Completed || execution.ExecutionStatus == Failed;

    private static DateTimeOffset GetTime(ReportExecution execution) =>
        execution.ReportGeneratedTime ?? (IsEnded(execution) ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue);
}
