namespace Insights.Typed.Emulation.Reports;

/// <summary>The states of an execution.</summary>
internal enum ExecutionStatus
{
    Pending,
    Running,

    /// <summary>Never used here: an execution that is due while a report is paused does not happen.</summary>
    Paused,
    Completed,

    /// <summary>Not documented for this program, but for a sibling program.</summary>
    Failed,
}
