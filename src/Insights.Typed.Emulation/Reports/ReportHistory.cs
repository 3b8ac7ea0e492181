namespace Insights.Typed.Emulation.Reports;

/// <summary>
/// A report and its executions so far. It knows the time only up to the last call of <see cref="AdvanceTo"/>, which precedes each
/// request and change: what was due before a change goes by the report as it was then. What is due while the report is paused
/// does not happen, and counts all the same. Not thread-safe.
/// </summary>
internal sealed class ReportHistory
{
    /// <summary>The service forgets older executions.</summary>
    private static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(90);

    private readonly EmulationHost host;
    private readonly Func<EmulatedReport, DateTime, EmulatedExecution> createExecution;
    private readonly List<EmulatedExecution> executions = [];
    private DateTime advancedTo;

    public ReportHistory(EmulatedReport report, EmulationHost host, Func<EmulatedReport, DateTime, EmulatedExecution> createExecution)
    {
        Report = report;
        this.host = host;
        this.createExecution = createExecution;

        // What is due at the very moment of the creation is still to come.
        advancedTo = report.CreatedTime.AddTicks(-1);
    }

    public EmulatedReport Report { get; private set; }

    public bool IsPaused { get; set; }

    /// <summary>The remembered executions, the earliest first.</summary>
    public IReadOnlyList<EmulatedExecution> Executions => executions;

    /// <summary>When an execution is due next; null where none is any more.</summary>
    public DateTime? NextDueTime => Report.Schedule.NextAfter(advancedTo);

    public void AdvanceTo(DateTime now)
    {
        if (now <= advancedTo)
        {
            return;
        }

        // A clock may leap by years; an execution that would be forgotten at once is not created.
        var oldestRetained = now - RetentionPeriod;
        var from = advancedTo < oldestRetained ? oldestRetained.AddTicks(-1) : advancedTo;
        if (!IsPaused)
        {
            executions.AddRange(Report.Schedule.Between(from, now).Select(due => createExecution(Report, due)));
        }

        advancedTo = now;
        executions.RemoveAll(e => e.DueTime < oldestRetained && host.TryDeleteFiles(e));
    }

    public void Change(Func<EmulatedReport, EmulatedReport> change) => Report = change(Report);

    public IEnumerable<EmulatedExecution> GetLatestFirst(DateTime now) =>
        executions.Where(e => e.DueTime <= now && e.DueTime >= now - RetentionPeriod).OrderByDescending(e => e.DueTime);

    /// <summary>The execution that is due next; null where none is.</summary>
    public EmulatedExecution? UpcomingExecution => !IsPaused && NextDueTime is { } due ? createExecution(Report, due) : null;

    /// <summary>When a callback is due next, where an execution takes that long; null where none is to come.</summary>
    public DateTime? GetNextCallbackTime(TimeSpan duration) =>
        executions.Find(e => e.HasPendingCallback) is { } execution ? execution.CompletedTime
        : !host.SupportsCallback(Report) || IsPaused ? null
        : NextDueTime + duration;

    /// <summary>The complete executions that a callback is to be sent for, each of them once.</summary>
    public IEnumerable<EmulatedExecution> DequeueCallbacks(DateTime now)
    {
        foreach (var execution in executions.Where(e => e.HasPendingCallback && e.CompletedTime <= now))
        {
            execution.HasPendingCallback = false;
            if (execution.GetStatus(now) == ExecutionStatus.Completed)
            {
                yield return execution;
            }
        }
    }

    public ReportState GetState(DateTime now) => new(
        Report,
        NextDueTime is null && executions.TrueForAll(e => e.GetStatus(now) is ExecutionStatus.Completed or ExecutionStatus.Failed) ? ReportStatus.Inactive
            : IsPaused ? ReportStatus.Paused
            : ReportStatus.Active);
}
