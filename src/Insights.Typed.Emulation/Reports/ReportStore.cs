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

    /// <summary>Adds a report. It is active: even an execution that is due at once is still to come.</summary>
    public ReportState Add(EmulatedReport report)
    {
        lock (gate)
        {
            histories.Add(new ReportHistory(report, host, CreateExecution));
        }

        return new ReportState(report, ReportStatus.Active);
    }

    /// <summary>Changes a report from now on; what was due before goes by what it was.</summary>
    public ReportState Change(string reportId, DateTime now, Action<ReportHistory> change)
    {
        lock (gate)
        {
            var history = Advance(histories[IndexOf(reportId)], now);
            change(history);
            return history.GetState(now);
        }
    }

    /// <summary>The executions that were due by then, the latest first.</summary>
    public IReadOnlyList<EmulatedExecution> GetExecutions(string reportId, DateTime now)
    {
        lock (gate)
        {
            return [.. Advance(histories[IndexOf(reportId)], now).GetLatestFirst(now)];
        }
    }

    /// <summary>The execution that is due next; null where none is.</summary>
    public EmulatedExecution? FindUpcomingExecution(string reportId, DateTime now)
    {
        lock (gate)
        {
            return Advance(histories[IndexOf(reportId)], now).UpcomingExecution;
        }
    }

    public EmulatedExecution? FindExecution(string executionId)
    {
        lock (gate)
        {
            return histories.SelectMany(h => h.Executions).FirstOrDefault(e => e.Id == executionId);
        }
    }

    /// <summary>When the next callback is due; null where none is to come.</summary>
    public DateTime? GetNextCallbackTime()
    {
        lock (gate)
        {
            return histories.Min(h => h.GetNextCallbackTime(options.QueueTime + options.RunTime));
        }
    }

    /// <summary>The reports of the complete executions that a callback is to be sent for, each of them once.</summary>
    public IReadOnlyList<EmulatedReport> DequeueCallbacks(DateTime now)
    {
        lock (gate)
        {
            return [.. histories.SelectMany(h => Advance(h, now).DequeueCallbacks(now)).Select(e => e.Report)];
        }
    }

    /// <summary>Removes a report, its executions and their files, and returns the report as it was.</summary>
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

    /// <summary>The id of an execution follows from the report and the time, not from who requested it first.</summary>
    private EmulatedExecution CreateExecution(EmulatedReport report, DateTime due) =>
        new(ids.Get($"{report.Id}/executions", due.Ticks), report, due, options, binder.Rebind(report.Query), host.SupportsCallback(report));

    private int IndexOf(string reportId)
    {
        var index = histories.FindIndex(h => string.Equals(h.Report.Id, reportId, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw ServiceErrors.NotFound();
    }
}
