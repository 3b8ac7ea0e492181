using Insights.Typed.LocalService.Reports;
using Stored = Insights.Typed.LocalService.Reports.Report;

namespace Insights.Typed.Testing.Service;

/// <summary>
/// A report and its executions, which the clock makes: each is complete when it is due. As on the local service, what was
/// due before a change goes by the report as it was then, and what is due while it is paused does not happen. Not thread-safe.
/// </summary>
internal sealed class InMemoryReport(Stored report, Func<Stored, DateTime, InMemoryExecution> execute)
{
    /// <summary>The service forgets older executions.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    private readonly List<InMemoryExecution> executions = [];

    // What is due at the very moment of its making is still to come.
    private DateTime caughtUp = report.Created.AddTicks(-1);

    public Stored Report { get; private set; } = report;

    public bool IsPaused { get; set; }

    /// <summary>The remembered executions, the earliest first.</summary>
    public IReadOnlyList<InMemoryExecution> Executions => executions;

    public ReportState State => new(
        Report,
        Report.Schedule.NextAfter(caughtUp) is null ? LocalService.Reports.ReportStatus.Inactive
            : IsPaused ? LocalService.Reports.ReportStatus.Paused
            : LocalService.Reports.ReportStatus.Active);

    public void Change(Func<Stored, Stored> change) => Report = change(Report);

    public void CatchUp(DateTime now)
    {
        if (now <= caughtUp)
        {
            return;
        }

        var remembered = now - Memory;
        if (!IsPaused)
        {
            var from = caughtUp < remembered ? remembered.AddTicks(-1) : caughtUp;
            executions.AddRange(Report.Schedule.Between(from, now).Select(due => execute(Report, due)));
        }

        caughtUp = now;
        executions.RemoveAll(e => e.Due < remembered);
    }
}

/// <summary>One execution of a report. Its file is written when it is first fetched, and stays as it is from then on.</summary>
internal sealed class InMemoryExecution(string id, Stored report, DateTime due, Func<Stored, DateTime, byte[]> write)
{
    private byte[]? file;

    public string Id => id;

    public Stored Report => report;

    public DateTime Due => due;

    public string Link => $"https://{Route.FilesHost}/reports/{id}.{report.Format.Name}";

    public byte[] File => file ??= write(report, due);
}
