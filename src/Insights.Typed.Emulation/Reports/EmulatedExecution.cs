using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation;

/// <summary>
/// One execution of a report. Nothing runs in the background: its state follows from the clock, and the host writes its file
/// when it is first downloaded. So a test that moves the clock needs to wait for nothing.
/// </summary>
public sealed class EmulatedExecution
{
    private readonly DateTime runningTime;
    private readonly Lock gate = new();
    private DateTime failedTime = DateTime.MaxValue;

    /// <param name="id">The id.</param>
    /// <param name="report">The report.</param>
    /// <param name="dueTime">When it enters the queue.</param>
    /// <param name="options">How long it waits and runs.</param>
    /// <param name="query">The query of the report; null where the datasets have changed so that it can no longer run, which lets the execution fail.</param>
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

    /// <summary>When it is complete, in the past or not.</summary>
    public DateTime CompletedTime { get; }

    /// <summary>The name of its file.</summary>
    public string FileName => $"{Id}.{Report.Format.Name}";

    internal DateTime DueTime { get; }

    /// <summary>The query that runs; null where none can.</summary>
    internal BoundQuery? Query { get; }

    /// <summary>Whether a callback for it is still to be sent.</summary>
    internal bool HasPendingCallback { get; set; }

    internal ExecutionStatus GetStatus(DateTime now) =>
        now >= FailedTime ? ExecutionStatus.Failed : now >= CompletedTime ? ExecutionStatus.Completed : now >= runningTime ? ExecutionStatus.Running : ExecutionStatus.Pending;

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

    /// <summary>Lets it fail now.</summary>
    internal void Fail(DateTime now)
    {
        lock (gate)
        {
            failedTime = now < failedTime ? now : failedTime;
        }
    }
}
