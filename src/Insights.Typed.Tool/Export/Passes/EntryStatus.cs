using Insights.Typed.Export;
using Insights.Typed.Language;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>The state of an entry in the target and on the service.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Last">The newest execution in the target; null if there is none.</param>
/// <param name="Executions">The number of executions that were exported.</param>
/// <param name="Report">The report of the entry; null if it must be created.</param>
/// <param name="Problem">What is wrong; null if nothing is.</param>
internal sealed record EntryStatus(ExportEntry Entry, ExportedExecution? Last, int Executions, InsightsReport? Report, string? Problem)
{
    /// <summary>Gets the time since the service generated the newest execution, by the clock of the service; null if there is none.</summary>
    public TimeSpan? Age { get; private init; }

    /// <summary>Gets the time of the next execution; null if it is unknown.</summary>
    public DateTimeOffset? NextDue { get; private init; }

    public static async Task<IReadOnlyList<EntryStatus>> GetAsync(ExportSession session, CancellationToken cancellationToken)
    {
        await session.Target.CheckAsync(cancellationToken).ConfigureAwait(false);
        var exported = await session.Target.GetExportedAsync(cancellationToken).ConfigureAwait(false);
        var reports = await session.Client.GetReportsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<EntryStatus>();
        foreach (var entry in session.Entries.Entries)
        {
            var stored = new StoredExecutions(entry, exported);
            var own = new EntryReports(entry, reports);
            var executions = await EntryExecutions.GetAsync(session.Client, entry, own, own.Current, cancellationToken).ConfigureAwait(false);
            var problem = own.MustChange ? (await session.FindTargetChangesAsync(entry, cancellationToken).ConfigureAwait(false)).Problem : null;
            entries.Add(new EntryStatus(entry, stored.Newest, stored.Count, own.Current, FindProblem(session, own, executions, stored, problem)));
        }

        var now = session.Client.GetServiceTime();
        return [.. entries.Select(entry => entry.At(now))];
    }

    /// <summary>The service states its time in whole seconds, so it can be a moment before that of a new execution.</summary>
    private EntryStatus At(DateTimeOffset now) => this with
    {
        Age = Last is { } last ? TimeSpan.FromTicks(Math.Max(0, (now - last.GeneratedTime).Ticks)) : null,
        NextDue = Report is { } report ? ReportTimes.FindNextDue(report, now) : null,
    };

    private static string? FindProblem(ExportSession session, EntryReports reports, EntryExecutions executions, StoredExecutions stored, string? targetProblem)
    {
        if (targetProblem is not null && reports.IsSupersededActive)
        {
            return targetProblem;
        }

        string?[] problems = [targetProblem, FindMissing(session, executions, stored), FindReportProblem(session, reports, executions, stored)];
        return Array.TrueForAll(problems, problem => problem is null) ? null : string.Join(' ', problems.OfType<string>());
    }

    private static string? FindReportProblem(ExportSession session, EntryReports reports, EntryExecutions executions, StoredExecutions stored)
    {
        // Until the target has those, it is not known whether a pass creates or resumes a report. They are a problem already.
        var isKnown = executions.FindPreceding(reports, stored).Count == 0;
        if (reports.Current is not { } report)
        {
            return isKnown ? $"It has no report. Create it: {session.File.GetCommand("run")}" : null;
        }

        if (reports.ShouldResume(report))
        {
            return isKnown ? $"The report {report.ReportId} is paused, and its query is that of the entry again. Resume it: {session.File.GetCommand("run")}" : null;
        }

        return reports.DescribePause(report) ?? executions.DescribeOverdue(executions.FindNewest(stored), session.Client.GetServiceTime());
    }

    /// <summary>Describes the completed executions that the target does not have; null if it has all. A pass may not be able to store them.</summary>
    private static string? FindMissing(ExportSession session, EntryExecutions executions, StoredExecutions stored)
    {
        List<string> reportIds = [.. executions.Wanted.Where(pair => !stored.Contains(pair.Execution)).Select(pair => pair.Report.ReportId)];
        if (reportIds.Count == 0)
        {
            return null;
        }

        var (verb, pronoun) = reportIds.Count == 1 ? ("is", "it") : ("are", "them");
        var others = reportIds.TrueForAll(id => id == reportIds[0]) ? "" : " and others";
        return $"{EnglishText.Count(reportIds.Count, "completed execution")} of the report {reportIds[0]}{others} {verb} not in the target. Run: {session.File.GetCommand("run")}, which stores {pronoun} or says why not.";
    }
}
