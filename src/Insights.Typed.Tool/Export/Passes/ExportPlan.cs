using Insights.Typed.Export;
using Insights.Typed.Language;
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
            entries.Add(await CreateAsync(session, entry, reports, exported, cancellationToken).ConfigureAwait(false));
        }

        return new ExportPlan(session.Target.Description, entries, session.Entries.Problems, ExportPass.FindRemoved(exported, session.Entries));
    }

    private static async Task<EntryPlan> CreateAsync(
        ExportSession session, ExportEntry entry, IReadOnlyList<InsightsReport> all, IReadOnlyList<ExportedExecution> exported, CancellationToken cancellationToken)
    {
        var reports = new EntryReports(entry, all);
        var target = await session.FindTargetChangesAsync(entry, cancellationToken).ConfigureAwait(false);
        if (target.Problem is not null && reports.IsSupersededActive)
        {
            return new EntryPlan(entry, [], target.Problem);
        }

        var changes = await FindReportChangesAsync(session.Client, entry, reports, new StoredExecutions(entry, exported), cancellationToken).ConfigureAwait(false);
        var problem = target.Problem ?? (reports.Current is { } current ? reports.DescribePause(current) : null);

        // A pass with an error deletes nothing.
        var deletions = problem is not null ? [] : reports.Superseded
            .Where(report => report.ReportStatus != ReportStatus.Active)
            .Select(report => $"delete the report {report.ReportId} when its executions are exported");
        return new EntryPlan(entry, [.. changes, .. deletions, .. target.Changes], problem);
    }

    /// <summary>Finds which reports are created, resumed and paused, so that only one with the query of the entry runs.</summary>
    private static async Task<List<string>> FindReportChangesAsync(
        InsightsClient client, ExportEntry entry, EntryReports reports, StoredExecutions stored, CancellationToken cancellationToken)
    {
        var changes = new List<string>();
        var pauses = new List<string>();
        if (reports.IsSupersededActive)
        {
            var executions = await EntryExecutions.GetAsync(client, entry, reports, reports.Current, cancellationToken).ConfigureAwait(false);
            changes.AddRange(executions.FindPreceding(reports, stored).GroupBy(pair => pair.Report.ReportId, StringComparer.OrdinalIgnoreCase).Select(group =>
                $"export {EnglishText.Count(group.Count(), "execution")} of the report {group.Key} first; if the target then refuses the columns of the entry, no report is changed"));
            pauses.AddRange(reports.Superseded
                .Where(report => report.ReportStatus == ReportStatus.Active)
                .Select(report =>
                    $"pause the report {report.ReportId}{(executions.IsInProgress(report, client.GetServiceTime()) ? " when its execution in progress has ended" : "")}, because its query or interval is no longer that of the entry"));
        }

        if (reports.Current is not { } current)
        {
            changes.Add($"create the report '{entry.ReportName}'{(reports.Ended.Count > 0 ? ", because the one before has ended" : "")}");
        }
        else if (reports.ShouldResume(current))
        {
            changes.Add($"resume the report {current.ReportId}, because its query is that of the entry again");
        }

        return [.. changes, .. pauses];
    }
}

/// <summary>What a pass would create or change for an entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Changes">The changes.</param>
/// <param name="Problem">Why the target cannot store the entry, or why its report does not run; null if neither is so.</param>
internal sealed record EntryPlan(ExportEntry Entry, IReadOnlyList<string> Changes, string? Problem);
