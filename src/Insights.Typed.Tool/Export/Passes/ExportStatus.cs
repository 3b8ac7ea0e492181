using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>The state of an entry in the target and on the service.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Last">The newest execution in the target; null if there is none.</param>
/// <param name="Executions">The number of executions that were exported.</param>
/// <param name="NextDue">The time of the next execution; null if it is unknown.</param>
/// <param name="Problem">What is wrong; null if nothing is.</param>
internal sealed record EntryStatus(ExportEntry Entry, ExportedExecution? Last, int Executions, DateTimeOffset? NextDue, string? Problem)
{
    public static async Task<IReadOnlyList<EntryStatus>> GetAsync(ExportSession session, CancellationToken cancellationToken)
    {
        var exported = await session.Target.GetExportedAsync(cancellationToken).ConfigureAwait(false);
        var reports = await session.Client.GetReportsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. session.Entries.Entries.Select(entry => Create(entry, exported, reports, session.Time.GetUtcNow()))];
    }

    private static EntryStatus Create(ExportEntry entry, IReadOnlyList<ExportedExecution> exported, IReadOnlyList<InsightsReport> all, DateTimeOffset now)
    {
        var own = exported.Where(execution => string.Equals(execution.Name, entry.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        var last = own.MaxBy(execution => execution.GeneratedTime);
        var report = new EntryReports(entry, all).Current;
        var problem = report switch
        {
            null => "It has no report. Create it: insights export run",
            _ when report.ReportStatus == ReportStatus.Paused => $"Its report is paused. Resume it: insights report resume {report.ReportId}",
            _ when FindMissed(entry, report, last, now) is { } missed => missed,
            _ => null,
        };
        return new EntryStatus(entry, last, own.Count, report is null ? null : EntryReports.FindNextDue(report, now), problem);
    }

    /// <summary>An execution takes a while, so only one that is an interval late is missed.</summary>
    private static string? FindMissed(ExportEntry entry, InsightsReport report, ExportedExecution? last, DateTimeOffset now)
    {
        var interval = TimeSpan.FromHours(entry.Every);
        var since = last?.GeneratedTime ?? report.StartTime - interval;
        return since is { } time && now - time > 2 * interval ? "An execution that was due is not in the target. Run: insights export run" : null;
    }
}
