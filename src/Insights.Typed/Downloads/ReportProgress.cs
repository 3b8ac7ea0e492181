namespace Insights.Typed;

/// <summary>The progress of reading a report.</summary>
public sealed record ReportProgress
{
    internal ReportProgress()
    {
    }

    /// <summary>Gets the current stage.</summary>
    public ReportStage Stage { get; internal init; }

    /// <summary>Gets the service's id of the created query; null before its creation, and if no query was created.</summary>
    public string? QueryId { get; internal init; }

    /// <summary>Gets the service's id of the report; null before its creation.</summary>
    public string? ReportId { get; internal init; }

    /// <summary>Gets the id of the execution; null if the service has none yet.</summary>
    public string? ExecutionId { get; internal init; }

    /// <summary>Gets the latest status of the execution; null if the service has none yet.</summary>
    public ExecutionStatus? ExecutionStatus { get; internal init; }

    /// <summary>Gets the number of bytes of the file that have arrived, as transferred: compressed if the file is.</summary>
    public long Bytes { get; internal init; }

    /// <summary>Gets the total number of bytes to transfer; null if the file's host does not state it.</summary>
    public long? TotalBytes { get; internal init; }

    /// <summary>Gets the number of rows that were returned.</summary>
    public long Rows { get; internal init; }

    /// <summary>Gets the number of rows that were rejected because a value did not fit its type: see <see cref="RowRejectionOptions"/>.</summary>
    public long RejectedRows { get; internal init; }
}

/// <summary>Specifies the stage of reading a report.</summary>
public enum ReportStage
{
    /// <summary>The query and the report are being created.</summary>
    Creating,

    /// <summary>The service is executing the report.</summary>
    Waiting,

    /// <summary>The file is being read.</summary>
    Reading,

    /// <summary>The created resources are being deleted.</summary>
    CleaningUp,

    /// <summary>The reading is complete: no more rows follow, and the resources that were not to be kept are deleted.</summary>
    Completed,
}
