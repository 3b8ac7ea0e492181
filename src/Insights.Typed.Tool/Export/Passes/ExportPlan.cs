using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>What a pass would create or change.</summary>
/// <param name="Target">The target.</param>
/// <param name="Entries">The entries, in the order of the file.</param>
/// <param name="Problems">Entries that cannot be exported.</param>
/// <param name="Removed">Names in the target that are no longer entries.</param>
internal sealed record ExportPlan(string Target, IReadOnlyList<EntryPlan> Entries, IReadOnlyList<EntryProblem> Problems, IReadOnlyList<string> Removed)
{
    public bool IsPossible => Problems.Count == 0 && Entries.All(entry => entry.Problem is null);

    public static async Task<ExportPlan> CreateAsync(ExportSession session, CancellationToken cancellationToken)
    {
        await session.Target.CheckAsync(cancellationToken).ConfigureAwait(false);
        var exported = await session.Target.GetExportedAsync(cancellationToken).ConfigureAwait(false);
        var reports = await session.Client.GetReportsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<EntryPlan>();
        foreach (var entry in session.Entries.Entries)
        {
            entries.Add(await CreateAsync(session, entry, reports, cancellationToken).ConfigureAwait(false));
        }

        return new ExportPlan(session.Target.Description, entries, session.Entries.Problems, ExportPass.FindRemoved(exported, session.Entries));
    }

    private static async Task<EntryPlan> CreateAsync(ExportSession session, ExportEntry entry, IReadOnlyList<InsightsReport> all, CancellationToken cancellationToken)
    {
        var reports = new EntryReports(entry, all);
        var target = await session.FindTargetChangesAsync(entry, cancellationToken).ConfigureAwait(false);
        var isBlocked = target.Problem is not null && reports.MustChange;
        var changes = new List<string>();
        if (reports.Current is null && !isBlocked)
        {
            changes.Add($"create the report '{entry.ReportName}'{(reports.Ended.Count > 0 ? ", because the one before has ended" : "")}");
        }

        changes.AddRange(reports.Superseded.Where(report => !isBlocked || report.ReportStatus != ReportStatus.Active).Select(report => report.ReportStatus == ReportStatus.Active
            ? $"pause the report {report.ReportId}, whose query or interval is no longer that of the entry"
            : $"delete the report {report.ReportId} when its executions are exported"));
        return new EntryPlan(entry, [.. changes, .. target.Changes], target.Problem);
    }
}

/// <summary>What a pass would create or change for an entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Changes">The changes.</param>
/// <param name="Problem">Why the target cannot store the entry; null if it can.</param>
internal sealed record EntryPlan(ExportEntry Entry, IReadOnlyList<string> Changes, string? Problem);
