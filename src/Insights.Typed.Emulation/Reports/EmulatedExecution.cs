using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation;

/// <summary>
/// One execution of a report. Nothing runs in the background: its state follows from the clock, and the host writes its file
/// when it is first downloaded. A test that moves the clock therefore never waits.
/// </summary>
public sealed class EmulatedExecution
{
    private readonly DateTime runningTime;
    private readonly Lock gate = new();
    private DateTime failedTime = DateTime.MaxValue;

    /// <param name="id">The id.</param>
    /// <param name="report">The report.</param>
    /// <param name="dueTime">The time when it enters the queue.</param>
    /// <param name="options">The options, with the durations in the queue and of the run.</param>
    /// <param name="query">The query of the report; null if the datasets have changed so that it can no longer run, which causes the execution to fail.</param>
    /// <param name="hasPendingCallback">Whether a callback is sent for it.</param>
    internal EmulatedExecution(string id, EmulatedReport report, DateTime dueTime, EmulationOptions options, BoundQuery? query, bool hasPendingCallback)
    {
        Id = id;
        Report = report;
        DueTime = dueTime;
        runningTime = dueTime + options.QueueTime;
        CompletedTime = runningTime + options.RunTime;
        Query = query;
        HasPendingCallback = hasPendingCallback;
        if (query is null)
        {
            failedTime = CompletedTime;
        }
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The report as it was when the execution was due.</summary>
    public EmulatedReport Report { get; }

    /// <summary>The time when it is complete, in the past or in the future.</summary>
    public DateTime CompletedTime { get; }

    /// <summary>The name of its file.</summary>
    public string FileName => $"{Id}.{Report.Format.Name}";

    internal DateTime DueTime { get; }

    /// <summary>The query that runs; null if it can no longer run.</summary>
    internal BoundQuery? Query { get; }

    /// <summary>Whether a callback for it is still to be sent.</summary>
    internal bool HasPendingCallback { get; set; }

    /// <summary>Whether it is not due yet and its report is paused.</summary>
    internal bool IsPaused { get; set; }

    internal ExecutionStatus GetStatus(DateTime now) =>
        IsPaused ? ExecutionStatus.Paused : now >= FailedTime ? ExecutionStatus.Failed : now >= CompletedTime ? ExecutionStatus.Completed : now >= runningTime ? ExecutionStatus.Running : ExecutionStatus.Pending;

    private DateTime FailedTime
    {
        get
        {
            lock (gate)
            {
                return failedTime;
            }
        }
    }

    /// <summary>Causes the execution to fail now.</summary>
    internal void Fail(DateTime now)
    {
        lock (gate)
        {
            failedTime = now < failedTime ? now : failedTime;
        }
    }
}
