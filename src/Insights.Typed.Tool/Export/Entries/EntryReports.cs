namespace Insights.Typed.Tool.Export.Entries;

/// <summary>The reports on the service that were created for an entry.</summary>
internal sealed class EntryReports
{
    public EntryReports(ExportEntry entry, IEnumerable<InsightsReport> all)
    {
        List<InsightsReport> owned = [.. all.Where(entry.Owns).OrderBy(report => report.CreatedTime ?? DateTimeOffset.MaxValue).ThenBy(report => report.ReportId, StringComparer.Ordinal)];
        List<InsightsReport> running = [.. owned.Where(report => entry.IsCurrent(report) && report.ReportStatus != ReportStatus.Inactive)];
        Current = running.Find(report => report.ReportStatus == ReportStatus.Active) ?? running.FirstOrDefault();
        Ended = [.. owned.Where(report => entry.IsCurrent(report) && report.ReportStatus == ReportStatus.Inactive)];
        Superseded = [.. owned.Where(report => !entry.IsCurrent(report)), .. running.Where(report => report != Current)];
    }

    /// <summary>The report with the entry's query; null if it must be created.</summary>
    public InsightsReport? Current { get; }

    /// <summary>Reports with the entry's query whose executions are all done.</summary>
    public IReadOnlyList<InsightsReport> Ended { get; }

    /// <summary>Reports with an earlier query or interval of the entry, and duplicates of the current one.</summary>
    public IReadOnlyList<InsightsReport> Superseded { get; }

    /// <summary>Gets a value indicating whether another report is to run than the one that runs. Whether the target accepts the columns of its query is found out first.</summary>
    public bool MustChange => Current?.ReportStatus != ReportStatus.Active || IsSupersededActive;

    /// <summary>Gets a value indicating whether a superseded report still runs. It continues while the target does not accept the columns of the entry's query.</summary>
    public bool IsSupersededActive => Superseded.Any(report => report.ReportStatus == ReportStatus.Active);

    /// <summary>
    /// Returns a value indicating whether the current report was paused because the entry had another query, whose report still runs. Otherwise, a person has
    /// paused it.
    /// </summary>
    public bool ShouldResume(InsightsReport current) => current.ReportStatus == ReportStatus.Paused && IsSupersededActive;

    /// <summary>Describes that a person has paused the current report, which only a person resumes; null if it runs or should be resumed.</summary>
    public string? DescribePause(InsightsReport current) => current.ReportStatus == ReportStatus.Paused && !ShouldResume(current)
        ? $"The report {current.ReportId} is paused. Resume it: insights report resume {current.ReportId}"
        : null;
}
