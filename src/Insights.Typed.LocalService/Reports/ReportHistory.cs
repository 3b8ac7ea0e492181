namespace Insights.Typed.LocalService.Reports;

/// <summary>
/// A report and what came of it so far. It knows only what it was last told of the time: whoever asks or changes anything
/// first lets it catch up, so what was due before a change goes by the report as it was then. What is due while the report
/// is paused does not happen, and counts all the same. Not thread-safe.
/// </summary>
internal sealed class ReportHistory
{
    /// <summary>The service forgets older executions.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    private readonly Func<Report, DateTime, Execution> execute;
    private readonly List<Execution> executions = [];
    private DateTime caughtUp;
    private bool isPaused;

    public ReportHistory(Report report, Func<Report, DateTime, Execution> execute)
    {
        Report = report;
        this.execute = execute;

        // What is due at the very moment of its making is still to come.
        caughtUp = report.Created.AddTicks(-1);
    }

    public Report Report { get; private set; }

    /// <summary>The remembered executions, the earliest first.</summary>
    public IReadOnlyList<Execution> Executions => executions;

    /// <summary>When something is due next; null where nothing is any more.</summary>
    public DateTime? NextDue => Report.Schedule.NextAfter(caughtUp);

    public void CatchUp(DateTime now)
    {
        if (now <= caughtUp)
        {
            return;
        }

        // A clock may leap by years; what would be forgotten at once need not be made.
        var remembered = now - Memory;
        var from = caughtUp < remembered ? remembered.AddTicks(-1) : caughtUp;
        if (!isPaused)
        {
            executions.AddRange(Report.Schedule.Between(from, now).Select(due => execute(Report, due)));
        }

        caughtUp = now;
        executions.RemoveAll(e => e.Due < remembered && e.TryDeleteFiles());
    }

    public void Change(Func<Report, Report> change) => Report = change(Report);

    public void Pause() => isPaused = true;

    public void Resume() => isPaused = false;

    public IEnumerable<Execution> LatestFirst(DateTime now) =>
        executions.Where(e => e.Due <= now && e.Due >= now - Memory).OrderByDescending(e => e.Due);

    /// <summary>The execution that is due next, which waits for its time; null where none is.</summary>
    public Execution? Upcoming => !isPaused && NextDue is { } due ? execute(Report, due) : null;

    /// <summary>When a callback is due next, where an execution takes that long; null where none is to come.</summary>
    public DateTime? NextAnnouncement(TimeSpan duration)
    {
        if (executions.Find(e => e.IsUnannounced) is { } execution)
        {
            return execution.Completed;
        }

        using var callback = CallbackUrl.RequestOf(Report);
        return callback is null || isPaused ? null : NextDue + duration;
    }

    /// <summary>Those complete executions that a callback is to be made for, each of them once.</summary>
    public IEnumerable<Execution> TakeAnnouncements(DateTime now)
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
            : isPaused ? ReportStatus.Paused
            : ReportStatus.Active);
}
