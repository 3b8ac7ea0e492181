namespace Insights.Typed.Export;

/// <summary>The target's record of an execution that it contains completely.</summary>
public sealed record ExportedExecution
{
    /// <summary>Gets the name of the export's entry.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the id of the execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Gets the id of the report.</summary>
    public required string ReportId { get; init; }

    /// <summary>Gets the time when the service generated the report.</summary>
    public required DateTimeOffset GeneratedTime { get; init; }

    /// <summary>Gets the time when the execution was exported.</summary>
    public required DateTimeOffset ExportedTime { get; init; }

    /// <summary>Gets the number of rows, without rejected ones.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets the number of rejected rows.</summary>
    public required long RejectedRows { get; init; }

    /// <summary>Gets the number of bytes in the target; null if the target does not know it, as a database.</summary>
    public long? Bytes { get; init; }

    /// <summary>Gets a value indicating whether the service removed data that the account may not read.</summary>
    public bool IsDataRedacted { get; init; }
}
