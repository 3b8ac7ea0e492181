using Insights.Typed.Language;

namespace Insights.Typed.Emulation.Reports;

/// <summary>
/// A report and its executions so far. It knows the time only up to the last call of <see cref="AdvanceTo"/>, which precedes each
/// request and change: executions that were due before a change use the report at that time. An execution that is due while the report is paused
/// does not happen, but counts as a recurrence. Not thread-safe.
/// </summary>
internal sealed class ReportHistory
{
    private readonly EmulationHost host;
    private readonly Func<EmulatedReport, DateTime, EmulatedExecution> createExecution;
    private readonly List<EmulatedExecution> executions = [];
    private DateTime advancedTo;

    public ReportHistory(EmulatedReport report, EmulationHost host, Func<EmulatedReport, DateTime, EmulatedExecution> createExecution)
    {
        Report = report;
        this.host = host;
        this.createExecution = createExecution;

        // An execution that is due at the time of the creation is still included.
        advancedTo = report.CreatedTime.AddTicks(-1);
    }

    public EmulatedReport Report { get; private set; }

    public bool IsPaused { get; set; }

    /// <summary>The executions that the service still keeps, the earliest first.</summary>
    public IReadOnlyList<EmulatedExecution> Executions => executions;

    /// <summary>The time when the next execution is due; null if there are no further executions.</summary>
    public DateTime? NextDueTime => Report.Schedule.NextAfter(advancedTo);

    public void AdvanceTo(DateTime now)
    {
        if (now <= advancedTo)
        {
            return;
        }

        // A clock can jump by years; an execution that would be removed immediately is not created.
        var oldestRetained = now - ServiceProgram.ExecutionRetention;
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
        executions.Where(e => e.DueTime <= now && e.DueTime >= now - ServiceProgram.ExecutionRetention).OrderByDescending(e => e.DueTime);

    /// <summary>Creates the execution that is due next, as a list shows it; null if none is due.</summary>
    public EmulatedExecution? CreateUpcomingExecution()
    {
        if (NextDueTime is not { } due)
        {
            return null;
        }

        var upcoming = createExecution(Report, due);
        upcoming.IsPaused = IsPaused;
        return upcoming;
    }

    /// <summary>Gets the time when the next callback is due, for a duration of executions; null if no callback is due.</summary>
    public DateTime? GetNextCallbackTime(TimeSpan duration) =>
        executions.Find(e => e.HasPendingCallback) is { } execution ? execution.CompletedTime
        : !host.SupportsCallback(Report) || IsPaused ? null
        : NextDueTime + duration;

    /// <summary>Gets the time when the next execution completes, for a duration of executions; null if none does.</summary>
    public DateTime? GetNextCompletedTime(TimeSpan duration) =>
        executions.Find(e => e.CompletedTime > advancedTo) is { } execution ? execution.CompletedTime
        : IsPaused ? null
        : NextDueTime + duration;

    /// <summary>Gets the complete executions for which a callback must be sent, each of them once.</summary>
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
        NextDueTime is null && executions.TrueForAll(e => e.GetStatus(now).IsFinal()) ? ReportStatus.Inactive
            : IsPaused ? ReportStatus.Paused
            : ReportStatus.Active);
}
