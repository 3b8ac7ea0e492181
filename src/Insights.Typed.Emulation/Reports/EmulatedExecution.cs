using Insights.Typed.Emulation.Reports;

namespace Insights.Typed.Emulation;

/// <summary>
/// One execution of a report. Nothing runs in the background: its state follows from the clock, and the host writes its file
/// when it is first downloaded. So a test that moves the clock needs to wait for nothing.
/// </summary>
public sealed class EmulatedExecution
{
    private readonly DateTime running;
    private readonly Lock gate = new();
    private DateTime failed = DateTime.MaxValue;

    /// <param name="id">The id.</param>
    /// <param name="report">The report.</param>
    /// <param name="due">When it enters the queue.</param>
    /// <param name="options">How long it waits and runs.</param>
    /// <param name="query">The query of the report; null where the datasets have changed so that it can no longer run, which lets the execution fail.</param>
    /// <param name="isUnannounced">Whether a callback is sent for it.</param>
    internal EmulatedExecution(string id, EmulatedReport report, DateTime due, EmulationOptions options, BoundQuery? query, bool isUnannounced)
    {
        Id = id;
        Report = report;
        Due = due;
        running = due + options.QueueTime;
        Completed = running + options.RunTime;
        Query = query;
        IsUnannounced = isUnannounced;
        if (query is null)
        {
            failed = Completed;
        }
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The report as it was when the execution was due.</summary>
    public EmulatedReport Report { get; }

    /// <summary>When it is complete, in the past or not.</summary>
    public DateTime Completed { get; }

    /// <summary>The name of its file.</summary>
    public string FileName => $"{Id}.{Report.Format.Name}";

    internal DateTime Due { get; }

    /// <summary>The query that runs; null where none can.</summary>
    internal BoundQuery? Query { get; }

    /// <summary>Whether a callback for it is still to be sent.</summary>
    internal bool IsUnannounced { get; set; }

    internal ExecutionStatus StatusAt(DateTime now) =>
        now >= FailedAt ? ExecutionStatus.Failed : now >= Completed ? ExecutionStatus.Completed : now >= running ? ExecutionStatus.Running : ExecutionStatus.Pending;

    private DateTime FailedAt
    {
        get
        {
            lock (gate)
            {
                return failed;
            }
        }
    }

    /// <summary>Lets it fail now.</summary>
    internal void Fail(DateTime now)
    {
        lock (gate)
        {
            failed = now < failed ? now : failed;
        }
    }
}
