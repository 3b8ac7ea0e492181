namespace Insights.Typed.Tool.Reports;

/// <summary>The times when a report is executed, which follow from its schedule.</summary>
internal static class ReportTimes
{
    /// <summary>Returns a value indicating whether the times of a report are known.</summary>
    public static bool IsKnown(InsightsReport report) => report is { StartTime: not null, RecurrenceInterval: not null };

    /// <summary>Gets the time of the next execution after a time; null if it is unknown, or if none follows.</summary>
    public static DateTimeOffset? FindNextDue(InsightsReport report, DateTimeOffset after)
    {
        if (report is not { StartTime: { } start, RecurrenceInterval: { } hours } || report.ReportStatus != ReportStatus.Active)
        {
            return null;
        }

        var passed = start > after ? 0 : ((after - start).Ticks / GetTicks(hours)) + 1;
        return report.RecurrenceCount is { } count && passed >= count ? null : Add(start, GetTicks(hours) * passed);
    }

    /// <summary>Gets the number of executions that were due at or before a time; zero if it is unknown.</summary>
    public static Int128 CountDue(InsightsReport report, DateTimeOffset time) => CountDue(report, time, intervals: 0);

    /// <summary>Gets the number of executions that were due at least an interval before a time; zero if it is unknown.</summary>
    public static Int128 CountDueAnIntervalBefore(InsightsReport report, DateTimeOffset time) => CountDue(report, time, intervals: 1);

    /// <summary>Gets the number of executions that were due at least some intervals before a time.</summary>
    private static Int128 CountDue(InsightsReport report, DateTimeOffset time, int intervals)
    {
        if (report is not { StartTime: { } start, RecurrenceInterval: { } hours } || start > time)
        {
            return 0;
        }

        // One interval before is one execution less, as long as the report does not end before that.
        var passed = ((time - start).Ticks / GetTicks(hours)) + 1 - intervals;
        return report.RecurrenceCount is { } count && passed > count ? count : passed;
    }

    /// <summary>Gets the time of the last execution that was due at or before a time; null if it is unknown, or if none was.</summary>
    public static DateTimeOffset? FindLastDue(InsightsReport report, DateTimeOffset time) =>
        CountDue(report, time) is var number && number > 0 && report is { StartTime: { } start, RecurrenceInterval: { } hours } ? Add(start, GetTicks(hours) * (number - 1)) : null;

    /// <summary>Gets the time of the last execution; null if it is unknown, or if the service would never reach it.</summary>
    public static DateTimeOffset? FindLastDue(InsightsReport report) =>
        report is { StartTime: { } start, RecurrenceInterval: { } hours, RecurrenceCount: { } count } ? Add(start, GetTicks(hours) * (count - 1)) : null;

    /// <summary>Neither the interval nor the count of a report has a limit, so their product can be too large for a time.</summary>
    private static DateTimeOffset? Add(DateTimeOffset start, Int128 ticks) =>
        start.UtcTicks + ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset((long)(start.UtcTicks + ticks), TimeSpan.Zero) : null;

    private static Int128 GetTicks(int hours) => (Int128)hours * TimeSpan.TicksPerHour;
}
