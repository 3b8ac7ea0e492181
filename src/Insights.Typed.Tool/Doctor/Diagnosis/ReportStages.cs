namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Records the stage that a report reached, and passes its progress on.</summary>
internal sealed class ReportStages(IProgress<ReportProgress> next) : IProgress<ReportProgress>
{
    /// <summary>The latest stage before cleaning up.</summary>
    public ReportStage Stage { get; private set; }

    /// <summary>The latest status of the execution.</summary>
    public ExecutionStatus? ExecutionStatus { get; private set; }

    public void Report(ReportProgress value)
    {
        Stage = value.Stage switch
        {
            ReportStage.Creating or ReportStage.Waiting or ReportStage.Reading => value.Stage,
            ReportStage.CleaningUp or ReportStage.Completed => Stage,
        };
        ExecutionStatus = value.ExecutionStatus ?? ExecutionStatus;
        next.Report(value);
    }
}
