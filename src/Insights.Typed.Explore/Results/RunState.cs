namespace Insights.Typed.Explore.Results;

/// <summary>The state of a run.</summary>
internal enum RunState
{
    /// <summary>The query and the report are being created.</summary>
    Creating,

    /// <summary>The service has not started the execution.</summary>
    Waiting,

    /// <summary>The service executes the report.</summary>
    Running,

    /// <summary>The file is being read.</summary>
    Reading,

    /// <summary>The created query and report are being deleted.</summary>
    CleaningUp,

    Completed,
    Failed,
    Canceled,
}

internal static class RunStates
{
    /// <summary>Whether the state is the last one.</summary>
    public static bool IsEnd(this RunState state) => state switch
    {
        RunState.Completed or RunState.Failed or RunState.Canceled => true,
        RunState.Creating or RunState.Waiting or RunState.Running or RunState.Reading or RunState.CleaningUp => false,
    };

    /// <summary>Gets the state of a run in a stage; null for the end, which the run itself reports after its rows are stored.</summary>
    public static RunState? FromProgress(ReportProgress progress) => progress.Stage switch
    {
        ReportStage.Creating => RunState.Creating,
        ReportStage.Waiting => progress.ExecutionStatus == ExecutionStatus.Running ? RunState.Running : RunState.Waiting,
        ReportStage.Reading => RunState.Reading,
        ReportStage.CleaningUp => RunState.CleaningUp,
        ReportStage.Completed => null,
    };
}
