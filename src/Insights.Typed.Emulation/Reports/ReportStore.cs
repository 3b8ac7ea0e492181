using Insights.Typed.Emulation.Queries;

namespace Insights.Typed.Emulation.Reports;

/// <summary>The reports and their executions. Thread-safe.</summary>
internal sealed class ReportStore(EmulationOptions options, EmulationHost host, SeededIds ids, QueryBinder binder)
{
    private readonly Lock gate = new();
    private readonly List<ReportHistory> histories = [];

    public IReadOnlyList<ReportState> GetAll(DateTime now)
    {
        lock (gate)
        {
            return [.. histories.Select(h => Advance(h, now).GetState(now))];
        }
    }

    /// <summary>Adds a report. It is active, even if its only execution is due immediately.</summary>
    public ReportState Add(EmulatedReport report)
    {
        lock (gate)
        {
            histories.Add(new ReportHistory(report, host, CreateExecution));
        }

        return new ReportState(report, ReportStatus.Active);
    }

    /// <summary>Changes a report; executions that were due before use the unchanged report.</summary>
    public ReportState Change(string reportId, DateTime now, Action<ReportHistory> change)
    {
        lock (gate)
        {
            var history = Advance(histories[IndexOf(reportId)], now);
            change(history);
            return history.GetState(now);
        }
    }

    /// <summary>Gets the executions that are due at a time, the latest first.</summary>
    public IReadOnlyList<EmulatedExecution> GetExecutions(string reportId, DateTime now)
    {
        lock (gate)
        {
            return [.. Advance(histories[IndexOf(reportId)], now).GetLatestFirst(now)];
        }
    }

    /// <summary>Gets the execution that is due next, which is paused while the report is; null if none is due.</summary>
    public EmulatedExecution? FindUpcomingExecution(string reportId, DateTime now)
    {
        lock (gate)
        {
            return Advance(histories[IndexOf(reportId)], now).CreateUpcomingExecution();
        }
    }

    public EmulatedExecution? FindExecution(string executionId)
    {
        lock (gate)
        {
            return histories.SelectMany(h => h.Executions).FirstOrDefault(e => e.Id == executionId);
        }
    }

    /// <summary>Gets the time when the next callback is due; null if no callback is due.</summary>
    public DateTime? GetNextCallbackTime()
    {
        lock (gate)
        {
            return histories.Min(h => h.GetNextCallbackTime(options.QueueTime + options.RunTime));
        }
    }

    /// <summary>Gets the time when the next execution completes; null if none does.</summary>
    public DateTime? GetNextCompletedTime()
    {
        lock (gate)
        {
            return histories.Min(h => h.GetNextCompletedTime(options.QueueTime + options.RunTime));
        }
    }

    /// <summary>Gets the reports of the complete executions for which a callback must be sent, each of them once.</summary>
    public IReadOnlyList<EmulatedReport> DequeueCallbacks(DateTime now)
    {
        lock (gate)
        {
            return [.. histories.SelectMany(h => Advance(h, now).DequeueCallbacks(now)).Select(e => e.Report)];
        }
    }

    /// <summary>Removes a report, its executions and their files, and returns the report.</summary>
    public async Task<ReportState> RemoveAsync(string reportId, DateTime now)
    {
        ReportHistory removed;
        lock (gate)
        {
            var index = IndexOf(reportId);
            removed = Advance(histories[index], now);
            histories.RemoveAt(index);
        }

        foreach (var execution in removed.Executions)
        {
            await host.DeleteFilesAsync(execution).ConfigureAwait(false);
        }

        return removed.GetState(now);
    }

    private static ReportHistory Advance(ReportHistory history, DateTime now)
    {
        history.AdvanceTo(now);
        return history;
    }

    /// <summary>The id of an execution depends on the report and the time, not on the order of requests.</summary>
    private EmulatedExecution CreateExecution(EmulatedReport report, DateTime due) =>
        new(ids.Get($"{report.Id}/executions", due.Ticks), report, due, options, binder.Rebind(report.Query), host.SupportsCallback(report));

    private int IndexOf(string reportId)
    {
        var index = histories.FindIndex(h => string.Equals(h.Report.Id, reportId, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw ServiceErrors.NotFound();
    }
}
