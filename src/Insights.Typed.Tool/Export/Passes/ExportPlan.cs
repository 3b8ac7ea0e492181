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
        var changes = target.Problem is not null && reports.IsSupersededActive ? [] : await FindReportChangesAsync(session.Client, entry, reports, cancellationToken).ConfigureAwait(false);
        var deletions = reports.Superseded.Where(report => report.ReportStatus != ReportStatus.Active).Select(report => $"delete the report {report.ReportId} when its executions are exported");
        return new EntryPlan(entry, [.. changes, .. deletions, .. target.Changes], target.Problem ?? (reports.Current is { } current ? reports.DescribePause(current) : null));
    }

    /// <summary>Finds which reports are created, resumed and paused, so that only one with the query of the entry runs.</summary>
    private static async Task<List<string>> FindReportChangesAsync(InsightsClient client, ExportEntry entry, EntryReports reports, CancellationToken cancellationToken)
    {
        var changes = new List<string>();
        if (reports.Current is not { } current)
        {
            changes.Add($"create the report '{entry.ReportName}'{(reports.Ended.Count > 0 ? ", because the one before has ended" : "")}");
        }
        else if (reports.ShouldResume(current))
        {
            changes.Add($"resume the report {current.ReportId}, because its query is that of the entry again");
        }

        var active = reports.Superseded.Where(report => report.ReportStatus == ReportStatus.Active).ToList();
        if (active.Count > 0)
        {
            var executions = await EntryExecutions.GetAsync(client, entry, reports, reports.Current, cancellationToken).ConfigureAwait(false);
            changes.AddRange(active.Select(report =>
                $"pause the report {report.ReportId}, whose query or interval is no longer that of the entry{(executions.IsInProgress(report, client.GetServiceTime()) ? ", when no execution is due any more" : "")}"));
        }

        return changes;
    }
}

/// <summary>What a pass would create or change for an entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Changes">The changes.</param>
/// <param name="Problem">Why the target cannot store the entry, or why its report does not run; null if neither is so.</param>
internal sealed record EntryPlan(ExportEntry Entry, IReadOnlyList<string> Changes, string? Problem);
