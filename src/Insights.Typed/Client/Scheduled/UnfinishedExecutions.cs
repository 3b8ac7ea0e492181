using Insights.Typed.Downloads;

namespace Insights.Typed.Client.Scheduled;

/// <summary>
/// The executions of a watched report that may never get a final status: one that ran and is no longer listed, and one of an ended report
/// that is neither pending nor running. Each is awaited for some time (our choice), and has then ended without a file.
/// </summary>
/// <remarks>
/// A request finds only executions in the statuses that it names, so one in another status is not listed. One that has not run yet can also be missing because the
/// schedule was changed.
/// </remarks>
internal sealed class UnfinishedExecutions(InsightsClientOptions options)
{
    private readonly Dictionary<string, ReportExecution> running = new(StringComparer.OrdinalIgnoreCase);
    private readonly AwaitedExecutions awaited = new(options.TimeProvider, options.ReportTimeout);

    /// <summary>Gets a value indicating whether an execution was awaited when <see cref="Update"/> was called last.</summary>
    public bool AreAwaited { get; private set; }

    /// <summary>Compares the executions with a newer list of the service, and returns those that have ended without a file since.</summary>
    /// <param name="history">The list.</param>
    /// <param name="isProcessed">Whether an execution, by its id, is not awaited.</param>
    public List<ReportExecution> Update(ExecutionHistory history, Func<string, bool> isProcessed)
    {
        foreach (var execution in history.Executions)
        {
            if (execution.ExecutionStatus == ExecutionStatus.Running)
            {
                running[execution.ExecutionId] = execution;
            }
            else
            {
                running.Remove(execution.ExecutionId);
            }
        }

        List<ReportExecution> unfinished = [.. running.Values.Where(execution => !history.Contains(execution.ExecutionId)), .. history.Stalled];
        unfinished.RemoveAll(execution => isProcessed(execution.ExecutionId));
        awaited.RemoveAllExcept(unfinished.Select(execution => execution.ExecutionId));
        var ended = unfinished.FindAll(execution => !awaited.IsAwaited(execution.ExecutionId));
        foreach (var execution in ended)
        {
            running.Remove(execution.ExecutionId);
        }

        AreAwaited = ended.Count < unfinished.Count;
        return ended;
    }
}
