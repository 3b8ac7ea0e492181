namespace Insights.Typed.Tool.Reports;

/// <summary>The order in which executions are shown. The service documents none.</summary>
internal static class ExecutionOrder
{
    /// <summary>
    /// Orders executions by the time of their files, the newest first. Those whose file is still to be written are first. A failed one
    /// has no time, so it is last: it must not look like the newest.
    /// </summary>
    public static IReadOnlyList<ReportExecution> NewestFirst(IEnumerable<ReportExecution> executions) => [.. executions.OrderByDescending(GetTime)];

    private static DateTimeOffset GetTime(ReportExecution execution) =>
        execution.ReportGeneratedTime ?? (execution.ExecutionStatus.IsFinal ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue);
}
