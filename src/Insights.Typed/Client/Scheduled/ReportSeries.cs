using System.Globalization;
using Insights.Typed.Client.Items;
using Insights.Typed.Language;

namespace Insights.Typed.Client.Scheduled;

/// <summary>The reports of one schedule: with a name, and with the same name and a number, such as <c>Seats 2</c>, which replaced one that has ended.</summary>
internal sealed class ReportSeries
{
    /// <summary>The highest number of a replacement (our choice). A report ends after many executions, so that years pass before it is reached.</summary>
    private const int MaxNumber = 999;

    private readonly string name;
    private readonly List<(InsightsReport Report, int Number)> reports;

    /// <summary>The number of the first name that no report has. The reports before it have replaced each other.</summary>
    private readonly int nextNumber;

    /// <param name="name">The name of the first report.</param>
    /// <param name="all">All reports of the service.</param>
    public ReportSeries(string name, IEnumerable<InsightsReport> all)
    {
        this.name = name.Trim();
        reports = [.. all.Select(report => (report, Number: FindNumber(report))).Where(pair => pair.Number > 0)];
        nextNumber = Enumerable.Range(1, reports.Count + 1).Except(reports.Select(pair => pair.Number)).First();
    }

    /// <summary>Gets the first name that no report has.</summary>
    public string NextName => GetName(nextNumber);

    /// <summary>Returns the report to reuse: the earliest that has not ended and matches; null if none exists, so that it can be created.</summary>
    /// <exception cref="InsightsException">A report has not ended and does not match.</exception>
    public InsightsReport? FindReusable(InsightsQuery query, ReportSchedule schedule)
    {
        var running = reports
            .Where(pair => pair.Report.ReportStatus != ReportStatus.Inactive)
            .OrderBy(pair => pair.Report.CreatedTime ?? DateTimeOffset.MaxValue)
            .ThenBy(pair => pair.Report.ReportId, StringComparer.Ordinal)
            .ToList();

        // Those that have replaced each other come first. If the first one was deleted, its replacement is reused.
        var series = running.FindAll(pair => pair.Number < nextNumber);
        var candidates = series.Count > 0 ? series : running.FindAll(pair => ReportQueryComparison.FindDifference(query, pair.Report) is null);
        if (candidates.Count == 0)
        {
            return null;
        }

        var other = candidates[0].Report;
        return candidates.Find(pair => FindDifference(query, schedule, pair.Report) is null).Report ?? throw new InsightsException(
            $"The report {other.ReportId} with the name '{UntrustedText.SanitizeName(other.ReportName)}' differs: {FindDifference(query, schedule, other)} {GetAdvice(query, other)}")
        {
            Operation = InsightsOperationNames.GetReports,
            QueryText = query.ToString(),
        };
    }

    /// <summary>Returns the number in the name of a report, 1 for the name without a number, or 0 for another name, such as "Sales 2024" for "Sales".</summary>
    private int FindNumber(InsightsReport report)
    {
        if (ResourceFilter.HasName(report.ReportName, name))
        {
            return 1;
        }

        return report.ReportName?.Trim() is { } actual && actual.Length > name.Length + 1
            && int.TryParse(actual.AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 1 and <= MaxNumber && ResourceFilter.HasName(actual, GetName(number)) ? number : 0;
    }

    private string GetName(int number) => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {number}");

    /// <summary>Describes the difference in a sentence; null if no difference is known.</summary>
    private static string? FindDifference(InsightsQuery query, ReportSchedule schedule, InsightsReport report) =>
        FindPermanentDifference(query, report)
        ?? DescribeDifference("interval in hours", report.RecurrenceInterval, schedule.RecurrenceInterval)
        ?? DescribeDifference("number of executions", report.RecurrenceCount, schedule.RecurrenceCount);

    /// <summary>Describes a difference that an update cannot remove: the service accepts no other query and no recurrence of a report that is executed once.</summary>
    private static string? FindPermanentDifference(InsightsQuery query, InsightsReport report) =>
        ReportQueryComparison.FindDifference(query, report) ?? (report.ExecuteNow == true ? "it is executed once." : null);

    private static string GetAdvice(InsightsQuery query, InsightsReport report) => FindPermanentDifference(query, report) is null
        ? $"Delete it, change it with {nameof(InsightsClient.UpdateReportAsync)}, or choose another name."
        : "Delete it, or choose another name.";

    private static string? DescribeDifference(string field, int? actual, int? expected) =>
        actual is null || expected is null || actual == expected ? null : string.Create(CultureInfo.InvariantCulture, $"its {field} is {actual}, not {expected}.");
}
