namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The columns that the two jobs read.</summary>
internal static class Columns
{
    /// <summary>Job J1.</summary>
    public static readonly string[] Five = [nameof(FiveColumns.SubscriptionId), nameof(FiveColumns.Month), nameof(FiveColumns.CustomerName), nameof(FiveColumns.AssignedSeats), nameof(FiveColumns.ActiveUsagePercent)];

    /// <summary>Job J2.</summary>
    public static readonly string[] All = UsageReport.Header.Split(',');
}
