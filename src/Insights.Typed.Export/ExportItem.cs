using Insights.Typed.Reading;

namespace Insights.Typed.Export;

/// <summary>An execution of a report to export.</summary>
public sealed class ExportItem
{
    /// <summary>Gets the name of the export's entry, after which the target names its folder or table: letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the report, whose query has the columns with their types.</summary>
    public required ScheduledReport<TextRow> Report { get; init; }

    /// <summary>Gets the columns of the report, in its order.</summary>
    public IReadOnlyList<ReaderColumn> Columns => ColumnReader.GetColumns(Report.Query);

    /// <summary>Gets the completed execution.</summary>
    public required ReportExecution Execution { get; init; }

    /// <summary>Gets what the target contains afterwards.</summary>
    public required ExportMode Mode { get; init; }

    /// <summary>Gets the number of rows whose values may not fit their columns; null if none may. The target stores them separately.</summary>
    public RowRejectionLimit? MaxRejectedRows { get; init; }

    /// <summary>Gets the receiver of the progress; may be null.</summary>
    public IProgress<ReportProgress>? Progress { get; init; }

    /// <summary>Gets the method that is called with each problem that does not prevent the export, such as a former file that cannot be deleted; may be null.</summary>
    public Action<string>? OnWarning { get; init; }

    /// <summary>Gets the clock.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Gets the time when the service generated the report, by which executions are ordered and partitioned.</summary>
    /// <exception cref="ExportException">The service did not return the time.</exception>
    public DateTimeOffset GeneratedTime => Execution.ReportGeneratedTime
        ?? throw new ExportException($"The service returned no generated time for execution {Execution.ExecutionId} of the report {Report.ReportId}.");
}
