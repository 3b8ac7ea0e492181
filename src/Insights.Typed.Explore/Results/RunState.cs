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
    public static bool IsEnd(this RunState state) => state.GetOutcome() switch
    {
        Outcome.Good or Outcome.Warning or Outcome.Bad => true,
        Outcome.Open => false,
    };

    public static Outcome GetOutcome(this RunState state) => state switch
    {
        RunState.Completed => Outcome.Good,
        RunState.Failed => Outcome.Bad,
        RunState.Canceled => Outcome.Warning,
        RunState.Creating or RunState.Waiting or RunState.Running or RunState.Reading or RunState.CleaningUp => Outcome.Open,
    };

    /// <summary>Whether a person can cancel the run in this state.</summary>
    public static bool CanCancel(this RunState state) => state switch
    {
        RunState.Creating or RunState.Waiting or RunState.Running or RunState.Reading => true,
        RunState.CleaningUp or RunState.Completed or RunState.Failed or RunState.Canceled => false,
    };

    /// <summary>Describes the state in words.</summary>
    public static string GetText(this RunState state, RunKind kind) => state switch
    {
        RunState.Creating => kind switch
        {
            RunKind.Preview => "Requesting the first rows",
            RunKind.Report => "Creating the report",
            RunKind.Execution => "Opening the file",
        },
        RunState.Waiting => "Waiting for the service to start",
        RunState.Running => "The service runs the query",
        RunState.Reading => "Reading the rows",
        RunState.CleaningUp => "Deleting the report",
        RunState.Completed => "Completed",
        RunState.Failed => "Failed",
        RunState.Canceled => "Canceled",
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
