namespace Insights.Typed.Emulation.Reports;

/// <summary>The states of an execution.</summary>
internal enum ExecutionStatus
{
    Pending,
    Running,

    /// <summary>Only that of the next execution in a list, while its report is paused: one that is due then does not happen.</summary>
    Paused,
    Completed,

    /// <summary>Only one program documents it. In the others an execution can have it too, and a request finds it only if it names it.</summary>
    Failed,
}

internal static class ExecutionStatuses
{
    /// <summary>Whether an execution with the status has ended.</summary>
    public static bool IsFinal(this ExecutionStatus status) => status switch
    {
        ExecutionStatus.Completed or ExecutionStatus.Failed => true,
        ExecutionStatus.Pending or ExecutionStatus.Running or ExecutionStatus.Paused => false,
    };
}
