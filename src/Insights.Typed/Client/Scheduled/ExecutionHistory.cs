using Insights.Typed.Language;

namespace Insights.Typed.Client.Scheduled;

/// <summary>A report and its executions, as the service listed them at one time.</summary>
internal sealed class ExecutionHistory
{
    private readonly InsightsReport report;
    private readonly List<ReportExecution> executions;

    /// <param name="report">The report, requested before its executions.</param>
    /// <param name="latestFirst">Its executions in the order of the service, which lists the latest first.</param>
    public ExecutionHistory(InsightsReport report, List<ReportExecution> latestFirst)
    {
        this.report = report;
        executions = Order(latestFirst);
    }

    /// <summary>Gets the executions, the earliest first.</summary>
    public IReadOnlyList<ReportExecution> Executions => executions;

    /// <summary>Gets the executions that have ended, the earliest first.</summary>
    public IEnumerable<ReportExecution> Ended => executions.Where(execution => execution.ExecutionStatus.IsFinal);

    /// <summary>
    /// Gets the executions of an ended report that have not ended, and are not on the way to it: paused, or in a status that is not known. While the report has not ended, such a
    /// status can be that of the next execution, long before it is due.
    /// </summary>
    public IEnumerable<ReportExecution> Stalled => !HasReportEnded ? [] : executions.Where(execution =>
        !execution.ExecutionStatus.IsFinal && execution.ExecutionStatus != ExecutionStatus.Pending && execution.ExecutionStatus != ExecutionStatus.Running);

    private bool HasReportEnded => report.ReportStatus == ReportStatus.Inactive;

    /// <summary>Returns a value indicating whether the list has an execution.</summary>
    public bool Contains(string executionId) => executions.Exists(execution => IsExecution(execution, executionId));

    /// <summary>Returns a value indicating whether no execution will follow or change.</summary>
    /// <param name="isProcessed">Whether changes of an execution, by its id, are ignored.</param>
    public bool IsComplete(Func<string, bool> isProcessed) =>
        HasReportEnded && executions.TrueForAll(execution => execution.ExecutionStatus.IsFinal || isProcessed(execution.ExecutionId));

    /// <summary>Returns an execution, and those that ended before it.</summary>
    /// <param name="after">The id of the execution.</param>
    /// <param name="now">The service's time.</param>
    /// <returns>None if the execution belongs to another report, such as the one that this one has replaced.</returns>
    /// <exception cref="InsightsException">The service does not have the execution anymore, or never had it.</exception>
    public IEnumerable<ReportExecution> TakeUpTo(string after, DateTimeOffset now)
    {
        var last = executions.FindIndex(execution => IsExecution(execution, after));
        if (last >= 0)
        {
            return executions.Take(last + 1).Where(execution => execution.ExecutionStatus.IsFinal || IsExecution(execution, after));
        }

        // The service still has all executions of a report that is younger than the retention: so this one is not the report's, and none is lost.
        return report.CreatedTime is { } created && created > now - ServiceProgram.ExecutionRetention
            ? []
            : throw new InsightsException(
                $"The service does not have execution {after} of the report {report.ReportId}: it keeps executions for {ServiceProgram.ExecutionRetention.Days} days. Some executions after it may be lost. To get all remaining executions, continue with null.") { Operation = InsightsOperationNames.GetExecutions };
    }

    private static bool IsExecution(ReportExecution execution, string id) => string.Equals(execution.ExecutionId, id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Orders executions by the time of their files. One without a file follows the one before it in the service's list, whose order also decides between equal times.</summary>
    private static List<ReportExecution> Order(List<ReportExecution> latestFirst)
    {
        var time = DateTimeOffset.MinValue;
        var timed = new List<(ReportExecution Execution, DateTimeOffset Time)>();
        foreach (var execution in Enumerable.Reverse(latestFirst))
        {
            time = execution.ReportGeneratedTime ?? time;
            timed.Add((execution, time));
        }

        return [.. timed.OrderBy(pair => pair.Time).Select(pair => pair.Execution)];
    }
}
