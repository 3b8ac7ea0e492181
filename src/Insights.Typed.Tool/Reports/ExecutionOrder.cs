namespace Insights.Typed.Tool.Reports;

/// <summary>The order of executions. The service documents none.</summary>
internal static class ExecutionOrder
{
    /// <summary>
    /// Orders executions by the time of their files, the newest first. Those whose file is still to be written are first. A failed one
    /// has no time, so it is last: it must not look like the newest.
    /// </summary>
    public static IReadOnlyList<ReportExecution> NewestFirst(IEnumerable<ReportExecution> executions) => [.. executions.OrderDescending(ReportExecution.TimeComparer)];

    /// <summary>
    /// Returns a list of the service with the latest execution first, also if the service lists the earliest first. A failed one has no
    /// time, so its position is known only relative to the others.
    /// </summary>
    /// <param name="listed">The executions of a report, in the order of the service.</param>
    /// <param name="report">The report.</param>
    public static IReadOnlyList<ReportExecution> LatestFirst(IReadOnlyList<ReportExecution> listed, InsightsReport report) =>
        IsEarliestFirst(listed, report) ? [.. listed.Reverse()] : listed;

    private static bool IsEarliestFirst(IReadOnlyList<ReportExecution> listed, InsightsReport report)
    {
        if (listed.Count == 0)
        {
            return false;
        }

        var times = listed.Select(execution => execution.ReportGeneratedTime).OfType<DateTimeOffset>().ToList();
        if (times.Count > 1 && times[0] != times[^1])
        {
            return times[0] < times[^1];
        }

        // One that has not ended is the latest.
        if (listed[0].ExecutionStatus.IsFinal != listed[^1].ExecutionStatus.IsFinal)
        {
            return listed[0].ExecutionStatus.IsFinal;
        }

        // More executions follow the one with a time than were due before it.
        return times.Count == 1
            && ReportTimes.CountDue(report, times[0]) is var due && due > 0
            && listed.Reverse().TakeWhile(execution => execution.ReportGeneratedTime is null).Count() >= due;
    }
}
