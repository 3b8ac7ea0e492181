namespace Insights.Typed;

/// <summary>How far the reading of a report is.</summary>
public sealed record ReportProgress
{
    internal ReportProgress()
    {
    }

    /// <summary>What is being done.</summary>
    public ReportStage Stage { get; internal init; }

    /// <summary>The service's id for the query that was created; null before that, and where none had to be.</summary>
    public string? QueryId { get; internal init; }

    /// <summary>The service's id for the report; null before it was created.</summary>
    public string? ReportId { get; internal init; }

    /// <summary>The execution that is waited for or read; null where the service has none yet.</summary>
    public string? ExecutionId { get; internal init; }

    /// <summary>The status of that execution, as the service told it last; null where it has none yet.</summary>
    public ExecutionStatus? ExecutionStatus { get; internal init; }

    /// <summary>How many bytes of the file have arrived, counted as they travel: compressed where it is.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many there are, counted so too; null where the file's host does not say.</summary>
    public long? TotalBytes { get; internal init; }

    /// <summary>How many rows have been given.</summary>
    public long Rows { get; internal init; }

    /// <summary>How many rows have been rejected, since a value did not fit: see <see cref="RowRejectionOptions"/>.</summary>
    public long RejectedRows { get; internal init; }
}

/// <summary>What is being done for the rows of a report.</summary>
public enum ReportStage
{
    /// <summary>The query and the report are created.</summary>
    Creating,

    /// <summary>The service executes the report.</summary>
    Waiting,

    /// <summary>The file is read.</summary>
    Reading,

    /// <summary>What was created is deleted.</summary>
    CleaningUp,

    /// <summary>All is done: there are no more rows, and nothing is left behind that was not to be kept.</summary>
    Completed,
}
