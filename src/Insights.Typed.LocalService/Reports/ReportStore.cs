using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;

namespace Insights.Typed.LocalService.Reports;

/// <summary>The reports and their executions.</summary>
internal sealed class ReportStore(LocalServiceOptions options, Ids ids, QueryBinder binder, ReportWriter writer) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<ReportHistory> histories = [];

    public IReadOnlyList<ReportState> AllAt(DateTime now)
    {
        lock (gate)
        {
            return [.. histories.Select(h => CaughtUp(h, now).StateAt(now))];
        }
    }

    public ReportState Add(Report report)
    {
        var history = new ReportHistory(report, Execute);
        lock (gate)
        {
            histories.Add(history);
            return CaughtUp(history, report.Created).StateAt(report.Created);
        }
    }

    /// <summary>Changes a report from now on; what was due before goes by what it was.</summary>
    public ReportState Change(string reportId, DateTime now, Action<ReportHistory> change)
    {
        lock (gate)
        {
            var history = CaughtUp(histories[IndexOf(reportId)], now);
            change(history);
            return history.StateAt(now);
        }
    }

    /// <summary>The executions that were due by then, the latest first.</summary>
    public IReadOnlyList<Execution> ExecutionsOf(string reportId, DateTime now)
    {
        lock (gate)
        {
            return [.. CaughtUp(histories[IndexOf(reportId)], now).LatestFirst(now)];
        }
    }

    /// <summary>The execution that is due next; null where none is.</summary>
    public Execution? UpcomingOf(string reportId, DateTime now)
    {
        lock (gate)
        {
            return CaughtUp(histories[IndexOf(reportId)], now).Upcoming;
        }
    }

    public Execution? FindExecution(string executionId)
    {
        lock (gate)
        {
            return histories.SelectMany(h => h.Executions).FirstOrDefault(e => e.Id == executionId);
        }
    }

    /// <summary>When the next callback is due; null where none is to come.</summary>
    public DateTime? NextAnnouncement()
    {
        lock (gate)
        {
            return histories.Min(h => h.NextAnnouncement(options.QueueTime + options.RunTime));
        }
    }

    /// <summary>The reports of the executions that have completed and that a callback is to be made for, each of them once.</summary>
    public IReadOnlyList<Report> TakeAnnouncements(DateTime now)
    {
        lock (gate)
        {
            return [.. histories.SelectMany(h => CaughtUp(h, now).TakeAnnouncements(now)).Select(e => e.Report)];
        }
    }

    /// <summary>Removes a report, its executions and their files, and gives the report as it was.</summary>
    public async Task<ReportState> RemoveAsync(string reportId, DateTime now)
    {
        ReportHistory removed;
        lock (gate)
        {
            var index = IndexOf(reportId);
            removed = CaughtUp(histories[index], now);
            histories.RemoveAt(index);
        }

        foreach (var execution in removed.Executions)
        {
            await execution.DeleteFilesAsync().ConfigureAwait(false);
        }

        return removed.StateAt(now);
    }

    /// <summary>Removes everything. Whoever disposes has told the writer to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        var now = options.TimeProvider.GetUtcNow().UtcDateTime;
        foreach (var state in AllAt(now))
        {
            await RemoveAsync(state.Report.Id, now).ConfigureAwait(false);
        }
    }

    private static ReportHistory CaughtUp(ReportHistory history, DateTime now)
    {
        history.CatchUp(now);
        return history;
    }

    /// <summary>Its id follows from what it is, not from who asked first.</summary>
    private Execution Execute(Report report, DateTime due) =>
        new(ids.Of($"{report.Id}/executions", due.Ticks), report, due, options, binder.Rebind(report.Query), writer.WriteAsync);

    private int IndexOf(string reportId)
    {
        var index = histories.FindIndex(h => string.Equals(h.Report.Id, reportId, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw Refusal.NothingFound();
    }
}
