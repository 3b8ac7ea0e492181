namespace Insights.Typed.Emulation.Reports;

/// <summary>
/// A report and its executions so far. It knows the time only up to the last call of <see cref="CatchUp"/>, which precedes each
/// request and change: what was due before a change goes by the report as it was then. What is due while the report is paused
/// does not happen, and counts all the same. Not thread-safe.
/// </summary>
internal sealed class ReportHistory
{
    /// <summary>The service forgets older executions.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    private readonly EmulationHost host;
    private readonly Func<EmulatedReport, DateTime, EmulatedExecution> execute;
    private readonly List<EmulatedExecution> executions = [];
    private DateTime caughtUp;

    public ReportHistory(EmulatedReport report, EmulationHost host, Func<EmulatedReport, DateTime, EmulatedExecution> execute)
    {
        Report = report;
        this.host = host;
        this.execute = execute;

        // What is due at the very moment of the creation is still to come.
        caughtUp = report.Created.AddTicks(-1);
    }

    public EmulatedReport Report { get; private set; }

    public bool IsPaused { get; set; }

    /// <summary>The remembered executions, the earliest first.</summary>
    public IReadOnlyList<EmulatedExecution> Executions => executions;

    /// <summary>When an execution is due next; null where none is any more.</summary>
    public DateTime? NextDue => Report.Schedule.NextAfter(caughtUp);

    public void CatchUp(DateTime now)
    {
        if (now <= caughtUp)
        {
            return;
        }

        // A clock may leap by years; an execution that would be forgotten at once is not created.
        var remembered = now - Memory;
        var from = caughtUp < remembered ? remembered.AddTicks(-1) : caughtUp;
        if (!IsPaused)
        {
            executions.AddRange(Report.Schedule.Between(from, now).Select(due => execute(Report, due)));
        }

        caughtUp = now;
        executions.RemoveAll(e => e.Due < remembered && host.TryDeleteFiles(e));
    }

    public void Change(Func<EmulatedReport, EmulatedReport> change) => Report = change(Report);

    public IEnumerable<EmulatedExecution> LatestFirst(DateTime now) =>
        executions.Where(e => e.Due <= now && e.Due >= now - Memory).OrderByDescending(e => e.Due);

    /// <summary>The execution that is due next; null where none is.</summary>
    public EmulatedExecution? Upcoming => !IsPaused && NextDue is { } due ? execute(Report, due) : null;

    /// <summary>When a callback is due next, where an execution takes that long; null where none is to come.</summary>
    public DateTime? NextCallback(TimeSpan duration) =>
        executions.Find(e => e.IsUnannounced) is { } execution ? execution.Completed
        : !host.SendsCallbacks(Report) || IsPaused ? null
        : NextDue + duration;

    /// <summary>The complete executions that a callback is to be sent for, each of them once.</summary>
    public IEnumerable<EmulatedExecution> TakeCallbacks(DateTime now)
    {
        foreach (var execution in executions.Where(e => e.IsUnannounced && e.Completed <= now))
        {
            execution.IsUnannounced = false;
            if (execution.StatusAt(now) == ExecutionStatus.Completed)
            {
                yield return execution;
            }
        }
    }

    public ReportState StateAt(DateTime now) => new(
        Report,
        NextDue is null && executions.TrueForAll(e => e.StatusAt(now) is ExecutionStatus.Completed or ExecutionStatus.Failed) ? ReportStatus.Inactive
            : IsPaused ? ReportStatus.Paused
            : ReportStatus.Active);
}
