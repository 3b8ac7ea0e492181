namespace Insights.Typed.Emulation.Reports;

/// <summary>The documented states of a report.</summary>
internal enum ReportStatus
{
    Active,
    Paused,

    /// <summary>All its executions have happened.</summary>
    Inactive,
}

/// <summary>A report and its state at one moment.</summary>
internal sealed record ReportState(EmulatedReport Report, ReportStatus Status);
