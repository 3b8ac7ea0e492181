using Insights.Typed.Language;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>A query to export, with one folder or table in the target and one report on the service.</summary>
/// <param name="Name">The name of the folder or table.</param>
/// <param name="QueryText">The query.</param>
/// <param name="Every">The number of hours between two executions.</param>
/// <param name="Mode">What the target contains after several executions.</param>
/// <param name="ReportPrefix">The first words of the report's name.</param>
internal sealed record ExportEntry(string Name, string QueryText, int Every, ModeName Mode, string ReportPrefix)
{
    /// <summary>
    /// Gets the report's name: the entry's name, and a hash of its query and interval, because neither can change while the
    /// report exists. So a dataset with a new column gets a new report.
    /// </summary>
    public string ReportName { get; } = $"{ReportPrefix} {Name} {ShortHash.Compute(FormattableString.Invariant($"{QueryText}\n{Every}"))}";

    /// <summary>Gets a line about the query, which can be long.</summary>
    public string Description => ParsedQuery.Parse(QueryText).Query is { } query
        ? FormattableString.Invariant($"{query.Columns.Count} columns of {query.Dataset.Text}{(query.DateRange is { } range ? $", {range.Text}" : "")}, every {Every} hours, {Mode.ToString().ToLowerInvariant()}")
        : QueryText;

    /// <summary>Whether a report was created for this entry: with its current query, or with an earlier one.</summary>
    public bool Owns(InsightsReport report) => Owns(ReportPrefix, Name, report);

    /// <summary>Whether a report was created for the entry with a name.</summary>
    public static bool Owns(string prefix, string entryName, InsightsReport report) =>
        report.ReportName is { } name && name.StartsWith($"{prefix} {entryName} ", StringComparison.OrdinalIgnoreCase) && IsSuffix(name.AsSpan(prefix.Length + entryName.Length + 2));

    /// <summary>Whether a report was created by an export with a prefix.</summary>
    public static bool IsReportOf(InsightsReport report, string prefix) =>
        report.ReportName is { } name && name.StartsWith(prefix + " ", StringComparison.OrdinalIgnoreCase)
        && name.IndexOf(' ', prefix.Length + 1) is > 0 and var end && IsSuffix(name.AsSpan(end + 1));

    /// <summary>Whether a report has the current query and interval.</summary>
    public bool IsCurrent(InsightsReport report) => report.ReportName is { } name && (string.Equals(name, ReportName, StringComparison.OrdinalIgnoreCase) || name.StartsWith(ReportName + " ", StringComparison.OrdinalIgnoreCase));

    /// <summary>A hash, and the number of a report that replaced an ended one.</summary>
    private static bool IsSuffix(ReadOnlySpan<char> text) =>
        text.IndexOf(' ') is > 0 and var space
            ? ShortHash.IsHash(text[..space]) && text.Length > space + 1 && !text[(space + 1)..].ContainsAnyExceptInRange('0', '9')
            : ShortHash.IsHash(text);
}
